package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import skyferry.model.Host;

/** Rules of the place: who may be together, how much may be given away, how much may move at once. */
final class PolicyRules {
    private PolicyRules() {}

    static List<Map<String, String>> apart(Situation s) {
        List<String> others = s.vm().antiAffinity();
        return others.isEmpty()
                ? Rule.KEPT
                : others.stream()
                        .filter(s.room().machines()::contains)
                        .map(other -> Map.of("with", other))
                        .toList();
    }

    static List<Map<String, String>> together(Situation s) {
        List<String> others = s.vm().affinity();
        return others.isEmpty()
                ? Rule.KEPT
                : others.stream()
                        .filter(other -> !s.room().machines().contains(other))
                        .map(other -> Map.of("with", other))
                        .toList();
    }

    static List<Map<String, String>> tooManyVcpus(Situation s) {
        double ratio = s.target().platform().overcommit().orElse(Double.POSITIVE_INFINITY);
        double limit = s.target().cpus() * ratio;
        int needed = s.room().vcpus() + s.vm().vcpus();
        return !s.stays() && needed > limit
                ? Rule.broken(
                        "needed",
                        Integer.toString(needed),
                        "limit",
                        Long.toString((long) Math.min(limit, Integer.MAX_VALUE)),
                        "host",
                        s.target().id())
                : Rule.KEPT;
    }

    static List<Map<String, String>> tooManyMoves(Situation s) {
        return Rule.both(
                full(s.source(), s.room().movesAtSource()),
                full(s.target(), s.room().moves()));
    }

    private static List<Map<String, String>> full(Host host, int moves) {
        OptionalInt limit = host.platform().maxMoves();
        return limit.isPresent() && moves >= limit.getAsInt()
                ? Rule.broken("host", host.id(), "limit", Integer.toString(limit.orElse(0)))
                : Rule.KEPT;
    }
}
