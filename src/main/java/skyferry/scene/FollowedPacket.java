package skyferry.scene;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Trace;
import skyferry.isolation.IsolationReport;
import skyferry.model.Scenario;

/**
 * The packet whose way the canvas shows.
 *
 * @param leak whether a machine of another tenant got it
 */
record FollowedPacket(Trace trace, List<Passage> passages, boolean leak) {

    /** The packet that was asked for, else the first leak's witness. */
    static Optional<FollowedPacket> of(CanvasInput input, Words words) {
        Optional<Trace> asked = input.layers().followed();
        if (asked.isPresent()) {
            Trace trace = asked.get();
            List<Passage> all = Passage.of(trace, input.world().dataPlane(), words);
            return Optional.of(new FollowedPacket(trace, all, crosses(trace, input.scenario())));
        }
        return clearest(input.world().isolation()).map(leak -> {
            List<Passage> all = Passage.of(leak.trace(), input.world().dataPlane(), words);
            return new FollowedPacket(leak.trace(), towards(all, leak), true);
        });
    }

    /** The leak with the shortest way, of equal ones the first: the easiest to understand. */
    static Optional<IsolationReport.Leak> clearest(IsolationReport report) {
        return report.leaks().stream()
                .min(Comparator.comparingInt((IsolationReport.Leak leak) ->
                                leak.trace().hops().size())
                        .thenComparingInt(leak -> leak.trace().steps().size()));
    }

    /** Of a frame for many only the way to the machine that should not have got it. */
    private static List<Passage> towards(List<Passage> all, IsolationReport.Leak leak) {
        List<String> ends = leak.trace().copies().stream()
                .filter(copy -> copy.vm().equals(leak.toVm()))
                .map(Trace.Copy::host)
                .toList();
        return all.stream()
                .filter(passage -> passage.hop() == 0 || ends.contains(passage.host()))
                .toList();
    }

    private static boolean crosses(Trace trace, Scenario scenario) {
        String sender = scenario.vm(trace.fromVm()).tenant();
        return trace.receivers().stream()
                .anyMatch(vm -> !scenario.vm(vm).tenant().equals(sender));
    }

    /** The passage that a host's drawing shows: the last one there, since an answer comes back to the first. */
    Optional<Passage> on(String host) {
        return passages.stream().filter(passage -> passage.host().equals(host)).reduce((first, second) -> second);
    }

    /** Whether it comes from a machine or came to it. */
    boolean concerns(String vm) {
        return trace.fromVm().equals(vm)
                || trace.copies().stream().anyMatch(copy -> copy.vm().equals(vm));
    }

    /** The host where something decided wrongly, if any did. */
    Optional<String> culprit() {
        return passages.stream()
                .filter(passage ->
                        passage.marks().values().stream().anyMatch(mark -> mark.kind() == Passage.Kind.WRONG))
                .map(Passage::host)
                .findFirst();
    }
}
