package skyferry.dataplane;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import skyferry.model.ControllerOptions;

/**
 * When a host that learns finds out where a machine has moved. It hears the machine all the time until the pause, so that its
 * entry points to the source and lives on from then.
 *
 * <p>Open vSwitch executes {@code learn} at once for the first packet of a datapath flow only; later packets are credited when the
 * revalidator sweeps (every 500 ms by default). So the first announcement after the move is learned at once, but at the next
 * sweep the source's last packets are credited as well, and what is credited last stays. How that race ends was measured in 20
 * runs with one announcement right at the resume: 14 times the new place was known at once and stayed, 3 times it was known
 * from the sweep on, 3 times the old place came back for good. An announcement after that sweep always worked (34 of 34).
 * These shares are taken over; they are measured, not derived.
 *
 * <p>Without an announcement the entry lives on to its hard time-out. Before that a peer's own ARP entry runs out, after 15 s to
 * 45 s (Linux: base_reachable_time 30 s times 0.5 to 1.5, arp(7)), and its broadcast finds the machine; the few seconds of
 * unicast probes before it are left out.
 */
final class Relearning {
    private static final double AT_ONCE = 14 / 20.0;
    private static final double AT_THE_SWEEP = 3 / 20.0;
    private static final long ARP_MIN_NANOS = 15_000_000_000L;
    private static final long ARP_SPREAD_NANOS = 30_000_000_000L;

    private final ControllerOptions.Learning learning;
    private final long pausedAt;
    private final List<Long> announcements;
    private final long key;

    /**
     * @param pausedAt last packet from the source, ns
     * @param announcements frames from the destination that are not lost, in order, ns
     */
    Relearning(
            ControllerOptions.Learning learning,
            long seed,
            String host,
            String vm,
            long pausedAt,
            List<Long> announcements) {
        this.learning = learning;
        this.pausedAt = pausedAt;
        this.announcements = announcements;
        long hash = mix(seed);
        for (byte b : (host + '/' + vm).getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ (b & 0xff));
        }
        this.key = hash;
    }

    /** Where the entry points from an instant on. */
    record Change(long atNanos, boolean toDestination) {}

    /** The changes of the entry in order of time; the last one is to the destination. */
    List<Change> changes() {
        if (announcements.isEmpty()) {
            return List.of(new Change(otherwise(), true));
        }
        long first = announcements.getFirst();
        long credited = sweepAfter(pausedAt);
        double race = draw("race@" + pausedAt);
        if (first >= credited || race < AT_ONCE) {
            return List.of(new Change(first, true));
        }
        if (race < AT_ONCE + AT_THE_SWEEP) {
            return List.of(new Change(credited, true));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(first, true));
        changes.add(new Change(credited, false));
        long again = announcements.stream()
                .filter(at -> at > credited)
                .findFirst()
                .map(this::sweepAfter)
                .orElse(Long.MAX_VALUE);
        changes.add(new Change(Math.min(again, Math.max(otherwise(), credited)), true));
        return changes;
    }

    /** When the entry is corrected without an announcement. */
    private long otherwise() {
        long arp = pausedAt + ARP_MIN_NANOS + (long) (ARP_SPREAD_NANOS * draw("arp@" + pausedAt));
        return Math.min(pausedAt + learning.entryLifeNanos(), arp);
    }

    private long sweepAfter(long instant) {
        long phase = (long) (learning.sweepNanos() * draw("phase"));
        return (Math.floorDiv(instant - phase, learning.sweepNanos()) + 1) * learning.sweepNanos() + phase;
    }

    private double draw(String what) {
        long hash = key;
        for (byte b : what.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ (b & 0xff));
        }
        return (hash >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
