package skyferry.run;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skyferry.memory.WriteClock;
import skyferry.model.PageClass;
import skyferry.model.Vm;

/** The fingerprint of one machine's memory over a run: boots, the guest's writing so far, and what self-checks found stale. */
final class MemoryDigest {
    private final long key;
    private final boolean writes;
    private final WriteClock clock;
    private final Spans<WorldAt.VmAt> states;
    private final List<Event> defects;

    MemoryDigest(Vm vm, Spans<WorldAt.VmAt> states, List<Event> events) {
        this.states = states;
        key = vm.id().chars().asLongStream().reduce(0x9E3779B97F4A7C15L, (hash, c) -> mix(hash ^ c));
        writes = vm.memory().classes().stream()
                        .mapToDouble(PageClass::writesPerSecond)
                        .sum()
                > 0;
        List<Event> own =
                events.stream().filter(event -> event.subject().equals(vm.id())).toList();
        defects = own.stream()
                .filter(event -> event.kind() == Event.Kind.SELF_CHECK_FAILED
                        && event.argument("check").equals("memory"))
                .toList();
        clock = new WriteClock(vm.memory(), 1);
        changes(own).values().forEach(changes -> changes.forEach(change -> change.accept(clock)));
    }

    /** Everything that changes how fast the guest writes, by instant. */
    private Map<Long, List<java.util.function.Consumer<WriteClock>>> changes(List<Event> own) {
        Map<Long, List<java.util.function.Consumer<WriteClock>>> changes = new TreeMap<>();
        for (Event event : own) {
            long at = event.atNanos();
            switch (event.kind()) {
                case THROTTLED -> add(changes, at, c -> c.throttle(at, Integer.parseInt(event.argument("percent"))));
                case GUEST_RESUMED, MOVE_CANCELLED, MOVE_FAILED -> add(changes, at, c -> c.throttle(at, 0));
                case LOAD_SET -> add(changes, at, c -> c.load(at, Double.parseDouble(event.argument("scale"))));
                default -> {
                    // the guest goes on
                }
            }
        }
        for (int i = 0; i < states.size(); i++) {
            long at = states.fromNanos(i);
            boolean runs = states.value(i).state() == WorldAt.State.RUNNING;
            add(changes, at, runs ? c -> c.resume(at) : c -> c.stop(at));
        }
        return changes;
    }

    private static void add(
            Map<Long, List<java.util.function.Consumer<WriteClock>>> changes,
            long at,
            java.util.function.Consumer<WriteClock> change) {
        changes.computeIfAbsent(at, nanos -> new java.util.ArrayList<>()).add(change);
    }

    String at(long nanos) {
        long hash = mix(key ^ states.at(nanos).boots());
        if (writes) {
            hash = mix(hash ^ Double.doubleToLongBits(clock.at(nanos)));
        }
        for (Event defect : defects) {
            if (defect.atNanos() <= nanos) {
                hash = mix(hash ^ defect.number());
            }
        }
        return HexFormat.of().toHexDigits(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
