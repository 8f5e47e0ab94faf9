package skyferry.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.fabric.Routes;
import skyferry.isolation.IsolationReport;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Move;
import skyferry.migration.Outcome;
import skyferry.migration.PageHistory;
import skyferry.model.Curve;
import skyferry.model.Fabric;
import skyferry.model.Fault;
import skyferry.model.Host;
import skyferry.model.Link;
import skyferry.model.Scenario;

/** A timeline made of what a simulation wrote down. */
final class RecordedTimeline implements Timeline {
    private final Scenario scenario;
    private final long end;
    private final List<Event> events;
    private final List<MigrationRecord> migrations;
    /** When each of the moves begins and is over. */
    private final long[] begins;

    private final long[] ends;
    private final Map<Integer, Spans<List<String>>> paths;
    private final Map<String, Spans<WorldAt.VmAt>> vms;
    private final Spans<Fabric> fabric;
    private final Spans<DataPlane> dataPlane;
    private final Spans<DataPlane> meant;
    private final Spans<MacTables> macs;
    private final Spans<List<Fault>> faults;
    private final Spans<IsolationReport> isolation;
    private final Spans<Set<String>> hostsDown;
    private final Spans<Map<String, List<CardAt>>> cards;
    private final Map<String, Spans<Integer>> copies;
    private final Map<String, MemoryDigest> memories = new ConcurrentHashMap<>();
    private final Map<String, ProbeRecord> probes;
    private final Map<String, List<RoundTripTime>> roundTripTimes;
    private final List<StreamRecord> streams;
    private final Map<String, Curve> trafficRates;
    private final Map<String, Spans<List<String>>> trafficPaths;
    private final Set<String> linkIds;
    private volatile @Nullable String digest;
    private volatile @Nullable LinkLoads loads;
    private volatile @Nullable Whereabouts whereabouts;

    RecordedTimeline(Simulation simulation, long end) {
        this.scenario = simulation.scenario;
        this.end = end;
        this.events = List.copyOf(simulation.chronicle.events);
        this.migrations = records(simulation, end);
        this.begins = migrations.stream().mapToLong(MigrationRecord::startNanos).toArray();
        this.ends = migrations.stream()
                .mapToLong(record -> record.outcome() == Outcome.REFUSED ? Long.MIN_VALUE : record.lastNanos())
                .toArray();
        this.paths = new HashMap<>();
        simulation.moves.forEach(move -> paths.put(move.spec.number(), move.path.build()));
        this.vms = new LinkedHashMap<>();
        simulation.chronicle.vms.forEach((vm, spans) -> vms.put(vm, spans.build()));
        this.fabric = simulation.chronicle.fabric.build();
        this.dataPlane = simulation.chronicle.dataPlane.build();
        this.meant = simulation.chronicle.meant.build();
        this.macs = simulation.chronicle.macs.build();
        this.faults = simulation.chronicle.faults.build();
        this.isolation = simulation.chronicle.isolation.build();
        this.hostsDown = simulation.chronicle.hostsDown.build();
        this.cards = simulation.chronicle.cards.build();
        this.copies = new HashMap<>();
        simulation.chronicle.copies.forEach((vm, spans) -> copies.put(vm, spans.build()));
        this.probes = simulation.probes.records(end);
        this.roundTripTimes = simulation.probes.roundTripTimes();
        this.streams = simulation.streams.records();
        this.linkIds = new LinkedHashSet<>();
        scenario.fabric().links().forEach(link -> linkIds.add(link.id()));
        this.trafficRates = new LinkedHashMap<>();
        this.trafficPaths = new LinkedHashMap<>();
        simulation.traffic.forEach((id, track) -> {
            trafficRates.put(id, track.rate.build());
            trafficPaths.put(id, track.path.build());
        });
    }

    private static List<MigrationRecord> records(Simulation simulation, long end) {
        List<MigrationRecord> records = new ArrayList<>();
        simulation.moves.forEach(move -> records.add(until(move, end)));
        simulation.refused.forEach(refused -> records.add(refused.record()));
        records.sort(java.util.Comparator.comparingInt(MigrationRecord::number));
        return List.copyOf(records);
    }

    /** The record of a move, followed to the run's end if it still goes on there. */
    private static MigrationRecord until(ActiveMove move, long end) {
        if (move.process.finished()) {
            return move.record();
        }
        Move last = move.process.copy();
        last.advance(Math.min(end, last.nextNanos()));
        return last.record();
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public long endNanos() {
        return end;
    }

    @Override
    public List<Event> events() {
        return events;
    }

    @Override
    public List<Event> events(long fromNanos, long toNanos) {
        return events.subList(firstAtOrAfter(fromNanos), firstAtOrAfter(toNanos));
    }

    private int firstAtOrAfter(long nanos) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).atNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public List<MigrationRecord> migrations() {
        return migrations;
    }

    @Override
    public ProbeRecord probe(String id) {
        ProbeRecord probe = probes.get(id);
        if (probe == null) {
            throw new IllegalArgumentException("no probe named " + id);
        }
        return probe;
    }

    @Override
    public List<ProbeRecord> probes() {
        return List.copyOf(probes.values());
    }

    @Override
    public List<StreamRecord> streams() {
        return streams;
    }

    @Override
    public List<RoundTripTime> roundTripTimes(String probe) {
        return roundTripTimes.getOrDefault(probe, List.of());
    }

    @Override
    public List<IsolationSpan> isolation() {
        List<IsolationSpan> spans = new ArrayList<>();
        for (int i = 0; i < isolation.size(); i++) {
            spans.add(new IsolationSpan(isolation.fromNanos(i), isolation.value(i)));
        }
        return spans;
    }

    @Override
    public DataPlane meant(long nanos) {
        return meant.at(clamped(nanos));
    }

    @Override
    public Underlay underlay(long nanos) {
        return ways(clamped(nanos));
    }

    private FabricUnderlay ways(long t) {
        return FabricUnderlay.of(new Routes(fabric.at(t)), faults.at(t), scenario);
    }

    @Override
    public Underlay wires(long nanos) {
        return switches(clamped(nanos));
    }

    private SwitchedUnderlay switches(long t) {
        return new SwitchedUnderlay(ways(t), macs.at(t), scenario, t);
    }

    @Override
    public List<MacEntry> macTable(String node, long nanos) {
        return switches(clamped(nanos)).table(node);
    }

    private long clamped(long nanos) {
        return Math.max(0, Math.min(nanos, end));
    }

    @Override
    public int runningCopies(String vm, long nanos) {
        Spans<Integer> known = copies.get(vm);
        return known == null ? 1 : known.at(clamped(nanos));
    }

    @Override
    public String memoryDigest(String vm, long nanos) {
        return memories.computeIfAbsent(vm, id -> new MemoryDigest(scenario.vm(id), states(id), events))
                .at(clamped(nanos));
    }

    private Spans<WorldAt.VmAt> states(String vm) {
        Spans<WorldAt.VmAt> states = vms.get(vm);
        if (states == null) {
            throw new IllegalArgumentException("no machine named " + vm);
        }
        return states;
    }

    @Override
    public String digest() {
        String known = digest;
        if (known == null) {
            known = Digest.of(this, trafficRates.values());
            digest = known;
        }
        return known;
    }

    @Override
    public Curve linkLoad(String linkId, String from) {
        return loads().curve(linkId, from);
    }

    private LinkLoads loads() {
        LinkLoads known = loads;
        if (known == null) {
            known = new LinkLoads(parts());
            loads = known;
        }
        return known;
    }

    private List<LinkLoads.Part> parts() {
        List<LinkLoads.Part> parts = new ArrayList<>();
        for (MigrationRecord record : migrations) {
            Spans<List<String>> path = paths.get(record.number());
            if (path != null) {
                parts.add(new LinkLoads.Part(record.bytesPerSecond(), path, record.lastNanos()));
            }
        }
        trafficPaths.forEach((id, path) -> {
            Curve rate = trafficRates.get(id);
            if (rate != null) {
                parts.add(new LinkLoads.Part(rate, path, end));
            }
        });
        return parts;
    }

    private Whereabouts whereabouts() {
        Whereabouts known = whereabouts;
        if (known == null) {
            known = new Whereabouts(vms, migrations);
            whereabouts = known;
        }
        return known;
    }

    @Override
    public WorldAt at(long nanos) {
        long t = clamped(nanos);
        Map<String, WorldAt.VmAt> machines = new LazyMap<>(vms.keySet(), id -> machineAt(id, t));
        Fabric cables = fabric.at(t);
        return new WorldAt(
                t,
                cables,
                new LazyMap<>(scenario.hosts().keySet(), host -> hostAt(scenario.host(host), t)),
                machines,
                new LazyList<>(underWay(t), record -> moveAt(record, t)),
                linksAt(cables, t),
                dataPlane.at(t),
                isolation.at(t),
                probesAt(t),
                cards.at(t));
    }

    private List<MigrationRecord> underWay(long t) {
        List<MigrationRecord> underWay = new ArrayList<>();
        for (int i = 0; i < begins.length; i++) {
            if (begins[i] <= t && t < ends[i]) {
                underWay.add(migrations.get(i));
            }
        }
        return underWay;
    }

    private WorldAt.VmAt machineAt(String id, long t) {
        Spans<WorldAt.VmAt> spans = vms.get(id);
        if (spans == null) {
            throw new IllegalArgumentException("no machine named " + id);
        }
        return spans.at(t);
    }

    private WorldAt.MoveAt moveAt(MigrationRecord record, long t) {
        int round = 0;
        for (MigrationRecord.Round detail : record.roundsDetail()) {
            round = detail.startNanos() <= t ? detail.round() : round;
        }
        Spans<List<String>> path = paths.get(record.number());
        PageHistory.PageMap whole = record.pages().at(t, 1);
        return new WorldAt.MoveAt(
                record,
                phase(record, t),
                round,
                path == null ? List.of() : path.at(t),
                Math.max(0, record.leftBytes().at(t)),
                record.sentBytes().at(t),
                record.bytesPerSecond().at(t),
                record.thresholdBytes().at(t),
                record.dirtyPagesPerSecond().at(t),
                record.expectedDowntimeNanos().at(t),
                (int) record.throttlePercent().at(t),
                whole.arrived()[0]);
    }

    private static WorldAt.Phase phase(MigrationRecord record, long t) {
        if (t >= record.resumedNanos().orElse(Long.MAX_VALUE)) {
            return WorldAt.Phase.RESUMED;
        }
        if (t >= record.pausedNanos().orElse(Long.MAX_VALUE)) {
            return WorldAt.Phase.STOPPED;
        }
        return t < record.startNanos() + record.setupNanos() ? WorldAt.Phase.SETUP : WorldAt.Phase.PRECOPY;
    }

    private WorldAt.HostAt hostAt(Host host, long t) {
        List<WorldAt.VmAt> machines = new ArrayList<>();
        for (String id : whereabouts().machines(host.id())) {
            machines.add(machineAt(id, t));
        }
        List<MigrationRecord> moves = whereabouts().moves(host.id(), t);
        boolean up = !hostsDown.at(t).contains(host.id());
        return HostLoads.of(scenario, host, up, machines, moves, cards.at(t));
    }

    private Map<String, WorldAt.LinkAt> linksAt(Fabric cables, long t) {
        return new LazyMap<>(linkIds, id -> {
            Link link = scenario.fabric().link(id).orElseThrow();
            Link now = cables.link(id).orElse(null);
            return new WorldAt.LinkAt(
                    id,
                    now != null,
                    now == null ? 0 : now.rateBytesPerSecond(),
                    loads().at(id, link.a(), t),
                    loads().at(id, link.b(), t));
        });
    }

    private Map<String, WorldAt.ProbeAt> probesAt(long t) {
        Map<String, WorldAt.ProbeAt> now = new LinkedHashMap<>();
        probes.forEach((id, record) -> {
            long longest = 0;
            OptionalLong since = OptionalLong.empty();
            for (Silence silence : record.silences()) {
                if (silence.fromNanos() <= t) {
                    long until = Math.min(t, silence.untilNanos().orElse(Long.MAX_VALUE));
                    longest = Math.max(longest, until - silence.fromNanos());
                    since = until == t && silence.untilNanos().orElse(Long.MAX_VALUE) > t
                            ? OptionalLong.of(silence.fromNanos())
                            : since;
                }
            }
            now.put(id, new WorldAt.ProbeAt(id, since.isEmpty(), since, longest));
        });
        return Collections.unmodifiableMap(now);
    }
}
