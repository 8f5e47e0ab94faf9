package skyferry.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<Integer, Spans<List<String>>> paths;
    private final Map<String, Spans<WorldAt.VmAt>> vms;
    private final Spans<Fabric> fabric;
    private final Spans<DataPlane> dataPlane;
    private final Spans<DataPlane> meant;
    private final Spans<List<Fault>> faults;
    private final Spans<IsolationReport> isolation;
    private final Spans<Set<String>> hostsDown;
    private final Spans<Map<String, List<CardAt>>> cards;
    private final Map<String, ProbeRecord> probes;
    private final Map<String, Curve> loads;
    private final Map<String, Curve> trafficRates;
    private final Map<String, Spans<List<String>>> trafficPaths;
    private volatile @Nullable String digest;

    RecordedTimeline(Simulation simulation, long end) {
        this.scenario = simulation.scenario;
        this.end = end;
        this.events = List.copyOf(simulation.chronicle.events);
        this.migrations = records(simulation, end);
        this.paths = new HashMap<>();
        simulation.moves.forEach(move -> paths.put(move.spec.number(), move.path.build()));
        this.vms = new LinkedHashMap<>();
        simulation.chronicle.vms.forEach((vm, spans) -> vms.put(vm, spans.build()));
        this.fabric = simulation.chronicle.fabric.build();
        this.dataPlane = simulation.chronicle.dataPlane.build();
        this.meant = simulation.chronicle.meant.build();
        this.faults = simulation.chronicle.faults.build();
        this.isolation = simulation.chronicle.isolation.build();
        this.hostsDown = simulation.chronicle.hostsDown.build();
        this.cards = simulation.chronicle.cards.build();
        this.probes = simulation.probes.records(end);
        this.trafficRates = new LinkedHashMap<>();
        this.trafficPaths = new LinkedHashMap<>();
        simulation.traffic.forEach((id, track) -> {
            trafficRates.put(id, track.rate.build());
            trafficPaths.put(id, track.path.build());
        });
        this.loads = new ConcurrentHashMap<>();
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
        long t = clamped(nanos);
        return FabricUnderlay.of(new Routes(fabric.at(t)), faults.at(t), scenario);
    }

    private long clamped(long nanos) {
        return Math.max(0, Math.min(nanos, end));
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
        return loads.computeIfAbsent(linkId + ">" + from, key -> loadOf(linkId, from));
    }

    private Curve loadOf(String linkId, String from) {
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
        return LinkLoads.sum(parts, linkId, from);
    }

    @Override
    public WorldAt at(long nanos) {
        long t = clamped(nanos);
        Map<String, WorldAt.VmAt> machines = new LinkedHashMap<>();
        vms.forEach((id, spans) -> machines.put(id, spans.at(t)));
        List<WorldAt.MoveAt> moves = new ArrayList<>();
        for (MigrationRecord record : migrations) {
            if (record.underWay(t)) {
                moves.add(moveAt(record, t));
            }
        }
        Fabric cables = fabric.at(t);
        return new WorldAt(
                t,
                cables,
                hostsAt(machines, moves, hostsDown.at(t), cards.at(t)),
                Collections.unmodifiableMap(machines),
                List.copyOf(moves),
                linksAt(cables, t),
                dataPlane.at(t),
                isolation.at(t),
                probesAt(t),
                cards.at(t));
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

    private Map<String, WorldAt.HostAt> hostsAt(
            Map<String, WorldAt.VmAt> machines, List<WorldAt.MoveAt> moves, Set<String> down, Map<String, List<CardAt>> attached) {
        Map<String, WorldAt.HostAt> hosts = new LinkedHashMap<>();
        for (Host host : scenario.hosts().values()) {
            hosts.put(host.id(), HostLoads.of(scenario, host, !down.contains(host.id()), machines.values(), moves, attached));
        }
        return Collections.unmodifiableMap(hosts);
    }

    private Map<String, WorldAt.LinkAt> linksAt(Fabric cables, long t) {
        Map<String, WorldAt.LinkAt> links = new LinkedHashMap<>();
        for (Link link : scenario.fabric().links()) {
            Link now = cables.link(link.id()).orElse(null);
            links.put(
                    link.id(),
                    new WorldAt.LinkAt(
                            link.id(),
                            now != null,
                            now == null ? 0 : now.rateBytesPerSecond(),
                            linkLoad(link.id(), link.a()).at(t),
                            linkLoad(link.id(), link.b()).at(t)));
        }
        return Collections.unmodifiableMap(links);
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
