package skyferry.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.dataplane.DataPlane;
import skyferry.isolation.Finding;
import skyferry.isolation.Properties;
import skyferry.isolation.Remedy;
import skyferry.migration.MigrationRecord;
import skyferry.run.Event;
import skyferry.run.Repair;
import skyferry.run.Repairs;
import skyferry.run.Run;
import skyferry.run.Timeline;

/**
 * What else was wrong in the flow tables in a run, beside leaks: black holes, loops, strange source addresses, and machines that a
 * move let others reach or cut off, looked for after every change of the tables.
 *
 * @param findings in order of their beginning
 */
public record Soundness(List<Lasting> findings) {
    /** More machines than this are not looked at: every pair is asked about at every change. */
    public static final int MAX_MACHINES = 64;

    public Soundness {
        findings = List.copyOf(findings);
    }

    /**
     * A finding and how long it lasted.
     *
     * @param toNanos when it was over; empty if it never was
     * @param passing whether it began while a machine was moving and was over by itself: the price of the move, no error
     */
    public record Lasting(Finding finding, long fromNanos, OptionalLong toNanos, boolean passing) {
        /** Whether it is there at an instant. */
        public boolean isAt(long nanos) {
            return fromNanos <= nanos && (toNanos.isEmpty() || nanos < toNanos.getAsLong());
        }
    }

    /** Looks at a whole run; finds nothing in worlds of more than {@link #MAX_MACHINES}. */
    public static Soundness of(Timeline timeline) {
        if (timeline.scenario().vms().size() > MAX_MACHINES) {
            return new Soundness(List.of());
        }
        Look look = new Look(timeline);
        DataPlane last = timeline.at(0).dataPlane();
        look.at(0, last);
        for (Event event : timeline.events()) {
            DataPlane next = timeline.at(event.atNanos()).dataPlane();
            if (next != last) {
                look.at(event.atNanos(), next);
                last = next;
            }
        }
        return look.soundness();
    }

    /** What is wrong at an instant. */
    public List<Lasting> at(long nanos) {
        return findings.stream().filter(lasting -> lasting.isAt(nanos)).toList();
    }

    /** The smallest checked change of flows that ends a finding, where it began. */
    public static Optional<Remedy> remedy(Timeline timeline, Lasting lasting) {
        long nanos = lasting.fromNanos();
        return Remedy.of(
                timeline.at(nanos).dataPlane(),
                timeline.meant(nanos),
                timeline.underlay(nanos),
                timeline.scenario(),
                lasting.finding());
    }

    /** What one action takes back so that a finding ends, tried in a copy of the run where it began. */
    public static Optional<Repair> repair(Run run, Lasting lasting) {
        return new Repairs(run, lasting.fromNanos()).of(lasting.finding());
    }

    /** Goes from change to change. */
    private static final class Look {
        private final Timeline timeline;
        private final Map<String, Lasting> open = new LinkedHashMap<>();
        private final List<Lasting> over = new ArrayList<>();

        Look(Timeline timeline) {
            this.timeline = timeline;
        }

        void at(long nanos, DataPlane state) {
            Map<String, Finding> now = new LinkedHashMap<>();
            Properties properties = new Properties(state, timeline.underlay(nanos), timeline.scenario());
            properties.of(timeline.scenario().vms().keySet()).forEach(finding -> now.put(key(finding), finding));
            for (MigrationRecord move : timeline.migrations()) {
                if (move.startNanos() < nanos && state.activeHost(move.vm()).isPresent()) {
                    DataPlane before =
                            timeline.at(Math.max(0, move.startNanos() - 1)).dataPlane();
                    properties.changedSince(before, move.vm()).stream()
                            .filter(finding -> !isAstray(now, finding))
                            .forEach(finding -> now.put(key(finding), finding));
                }
            }
            open.entrySet().removeIf(entry -> {
                boolean ended = !now.containsKey(entry.getKey());
                if (ended) {
                    over.add(until(entry.getValue(), nanos));
                }
                return ended;
            });
            now.forEach(
                    (key, finding) -> open.putIfAbsent(key, new Lasting(finding, nanos, OptionalLong.empty(), false)));
        }

        /** What goes astray does not get through either, but no policy was changed. */
        private static boolean isAstray(Map<String, Finding> now, Finding finding) {
            return now.values().stream()
                    .anyMatch(other -> other.property() == Finding.Property.BLACK_HOLE
                            && other.fromVm().equals(finding.fromVm())
                            && other.toVm().equals(finding.toVm()));
        }

        private Lasting until(Lasting lasting, long nanos) {
            boolean passing = timeline.migrations().stream()
                    .anyMatch(move -> move.startNanos() <= lasting.fromNanos
                            && lasting.fromNanos
                                    <= Math.max(
                                            move.endNanos(), move.resumedNanos().orElse(0)));
            return new Lasting(lasting.finding, lasting.fromNanos, OptionalLong.of(nanos), passing);
        }

        private static String key(Finding finding) {
            return finding.property() + " " + finding.fromVm() + " " + finding.toVm();
        }

        Soundness soundness() {
            List<Lasting> all = new ArrayList<>(over);
            all.addAll(open.values());
            all.sort(Comparator.comparingLong(Lasting::fromNanos));
            return new Soundness(all);
        }
    }
}
