package skyferry.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Link;
import skyferry.model.Probe.Protocol;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;

/** One lane of the timeline. */
sealed interface Lane {

    /** The words in the gutter. */
    String name();

    /** The moves of one machine, which cannot lie on each other. */
    record Moves(String vm, List<MigrationRecord> records) implements Lane {
        @Override
        public String name() {
            return vm + " migration";
        }
    }

    /** A cable in one direction, in the colour of the machine that moves over it. */
    record Load(String from, String to, String vm) implements Lane {
        @Override
        public String name() {
            return from + " → " + to;
        }
    }

    /** How fast a guest runs that is slowed by its moves, and how often it asks for pages. */
    record Guest(String vm, List<MigrationRecord> records) implements Lane {
        @Override
        public String name() {
            return vm + " runs at";
        }
    }

    record Pings(Timeline.ProbeRecord probe) implements Lane {
        @Override
        public String name() {
            String kind = probe.probe().protocol() == Protocol.ICMP ? "pings " : "probes ";
            return kind + probe.probe().from() + " → " + probe.probe().to();
        }
    }

    record Switches() implements Lane {
        @Override
        public String name() {
            return "switches";
        }
    }

    record Isolation() implements Lane {
        @Override
        public String name() {
            return "isolation";
        }
    }

    /** Stands for lanes that there was no room for. */
    record More(int hidden, String what) implements Lane {
        @Override
        public String name() {
            return "+ " + hidden + " more " + what;
        }
    }

    /** The lanes of a run, as many as there is room for: some moves, some probes, and what the rest of them are. */
    static List<Lane> of(Timeline timeline, long now, int room) {
        Map<String, List<MigrationRecord>> byVm = new LinkedHashMap<>();
        MigrationRecord latest = null;
        for (MigrationRecord record : timeline.migrations()) {
            if (record.outcome() != Outcome.REFUSED) {
                byVm.computeIfAbsent(record.vm(), vm -> new ArrayList<>()).add(record);
                latest = latest == null || record.startNanos() <= now ? record : latest;
            }
        }
        List<Lane> load = latest == null ? List.of() : load(timeline, latest);
        List<Lane> guest = latest == null ? List.of() : guest(latest.vm(), byVm);
        int rest = Math.max(2, room - 2 - load.size() - guest.size());
        int probes = timeline.probes().size();
        int forMoves = Math.min(byVm.size(), Math.max((rest + 1) / 2, rest - probes));
        List<Lane> lanes = new ArrayList<>(moves(byVm, forMoves, latest == null ? "" : latest.vm()));
        lanes.addAll(guest);
        lanes.addAll(load);
        lanes.addAll(pings(timeline.probes(), rest - forMoves));
        lanes.add(new Switches());
        lanes.add(new Isolation());
        return lanes;
    }

    /** The speed of the machine that moved last, if its moves slow it beside the pause. */
    private static List<Lane> guest(String vm, Map<String, List<MigrationRecord>> byVm) {
        List<MigrationRecord> slowed = byVm.getOrDefault(vm, List.of()).stream()
                .filter(move ->
                        move.maxThrottlePercent() > 0 || move.guest().faults().at(move.lastNanos()) > 0)
                .toList();
        return slowed.isEmpty() ? List.of() : List.of(new Guest(vm, slowed));
    }

    /** The machines that fit, in the order of their first moves; the one that moved last is always there. */
    private static List<Lane> moves(Map<String, List<MigrationRecord>> byVm, int room, String latest) {
        List<Lane> lanes = new ArrayList<>();
        int shown = byVm.size() <= room ? room : Math.max(1, room - 1);
        List<String> names = new ArrayList<>(byVm.keySet());
        int first = Math.max(0, names.indexOf(latest) - shown + 1);
        names.stream()
                .skip(first)
                .limit(shown)
                .forEach(vm -> lanes.add(new Moves(vm, List.copyOf(byVm.getOrDefault(vm, List.of())))));
        if (names.size() > shown && room > 1) {
            lanes.add(new More(names.size() - shown, "moves"));
        }
        return lanes;
    }

    /** The probes that fit, those that were silent at some time before the others. */
    private static List<Lane> pings(List<Timeline.ProbeRecord> probes, int room) {
        if (probes.size() <= room) {
            return probes.stream().map(Pings::new).map(Lane.class::cast).toList();
        }
        List<Timeline.ProbeRecord> silentFirst = new ArrayList<>(probes);
        silentFirst.sort(Comparator.comparing(probe -> probe.silences().isEmpty()));
        List<Lane> lanes = new ArrayList<>();
        silentFirst.stream().limit(Math.max(0, room - 1)).map(Pings::new).forEach(lanes::add);
        if (room > 0) {
            lanes.add(new More(probes.size() - room + 1, "probes"));
        }
        return lanes;
    }

    /** The cable of the move's way that is fullest while it goes on. */
    private static List<Lane> load(Timeline timeline, MigrationRecord move) {
        List<String> path = timeline.at(move.startNanos() + move.setupNanos()).moves().stream()
                .filter(at -> at.record().number() == move.number())
                .findFirst()
                .map(WorldAt.MoveAt::path)
                .orElse(List.of());
        OptionalInt busiest = IntStream.range(0, path.size() - 1)
                .boxed()
                .max(Comparator.comparingDouble((Integer i) -> share(timeline, move, path.get(i), path.get(i + 1)))
                        .thenComparing(Comparator.reverseOrder()))
                .stream()
                .mapToInt(i -> i)
                .findFirst();
        return busiest.isEmpty()
                ? List.of()
                : List.of(new Load(path.get(busiest.getAsInt()), path.get(busiest.getAsInt() + 1), move.vm()));
    }

    private static double share(Timeline timeline, MigrationRecord move, String from, String to) {
        double rate = timeline.scenario()
                .fabric()
                .between(from, to)
                .map(Link::rateBytesPerSecond)
                .orElse(Double.MAX_VALUE);
        return timeline.linkLoad(Link.idOf(from, to), from).max(move.startNanos(), move.lastNanos()) / rate;
    }
}
