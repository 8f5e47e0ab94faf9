package skyferry.migration.preflight;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import skyferry.model.Host;

/** Rules of the place: who may be together, how much may be given away, how much may move at once. */
final class PolicyRules {
    private PolicyRules() {}

    static Stream<Map<String, String>> apart(Situation s) {
        return s.vm().antiAffinity().stream()
                .filter(s.room().machines()::contains)
                .map(other -> Map.of("with", other));
    }

    static Stream<Map<String, String>> together(Situation s) {
        return s.vm().affinity().stream()
                .filter(other -> !s.room().machines().contains(other))
                .map(other -> Map.of("with", other));
    }

    static Stream<Map<String, String>> tooManyVcpus(Situation s) {
        double ratio = s.target().platform().overcommit().orElse(Double.POSITIVE_INFINITY);
        double limit = s.target().cpus() * ratio;
        int needed = s.room().vcpus() + s.vm().vcpus();
        return Rule.when(
                !s.stays() && needed > limit,
                "needed",
                Integer.toString(needed),
                "limit",
                Long.toString((long) Math.min(limit, Integer.MAX_VALUE)),
                "host",
                s.target().id());
    }

    static Stream<Map<String, String>> tooManyMoves(Situation s) {
        return Stream.concat(
                full(s.source(), s.room().movesAtSource()),
                full(s.target(), s.room().moves()));
    }

    private static Stream<Map<String, String>> full(Host host, int moves) {
        OptionalInt limit = host.platform().maxMoves();
        return Rule.when(
                limit.isPresent() && moves >= limit.getAsInt(),
                "host",
                host.id(),
                "limit",
                Integer.toString(limit.orElse(0)));
    }
}
