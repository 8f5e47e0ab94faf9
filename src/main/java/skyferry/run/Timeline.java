package skyferry.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.TcpStream;
import skyferry.dataplane.Underlay;
import skyferry.isolation.IsolationReport;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/** A run, whole: every instant of it can be asked for, in any order, from any thread. */
public interface Timeline {

    Scenario scenario();

    /** The run's last instant. */
    long endNanos();

    /** The world at an instant between 0 and {@link #endNanos()}; others are clamped. O(log n) in the length of the run. */
    WorldAt at(long nanos);

    /** All events in order. */
    List<Event> events();

    /** Events with {@code from <= at < to}. */
    List<Event> events(long fromNanos, long toNanos);

    /** All moves in the order of their commands, refused ones too. */
    List<MigrationRecord> migrations();

    /** Load of a cable in one direction, bytes per second; {@code from} is one of its ends. */
    Curve linkLoad(String linkId, String from);

    /** What became of a probe's packets. */
    ProbeRecord probe(String id);

    List<ProbeRecord> probes();

    /** What became of the connections that were open for TCP probes before anything moved, two for each. */
    default List<StreamRecord> streams() {
        return List.of();
    }

    /** How long a probe's packets and their answers take on the wire, from when on; the ways change as machines move. */
    default List<RoundTripTime> roundTripTimes(String probe) {
        return List.of();
    }

    /** The verdicts on isolation, each valid from its instant to the next one's. */
    List<IsolationSpan> isolation();

    /** The flows that the controller means to be installed at an instant: what is there without the faults that lie over it. */
    DataPlane meant(long nanos);

    /** The physical network at an instant as tunnels see it: its ways, and the faults that make packets too long for it. */
    Underlay underlay(long nanos);

    /**
     * The same with what its switches have learned by then of machines on VLANs. Proofs of isolation do without it: what a switch
     * has learned it can forget, and floods.
     */
    default Underlay wires(long nanos) {
        return underlay(nanos);
    }

    /** What a physical switch knows of machines on VLANs at an instant; empty for anything else. */
    default List<MacEntry> macTable(String node, long nanos) {
        return List.of();
    }

    /** How many copies of a machine run at an instant, by the engine's own book: 1, or 0 while it stands still or is down. */
    int runningCopies(String vm, long nanos);

    /**
     * A fingerprint of a machine's memory at an instant, 16 hex digits: equal as long as nothing is written, and equal at both
     * ends of a hand-over unless a page was lost on the way. Modelled: it is taken of what the guest has written (its classes'
     * rates, its load, its pauses and throttle), not of bytes.
     */
    String memoryDigest(String vm, long nanos);

    /** {@code sha256:} over the canonical form of the run: equal on every machine. */
    String digest();

    /** A verdict and from when on it holds. */
    record IsolationSpan(long fromNanos, IsolationReport report) {}

    /**
     * A probe's packets in one run: it is answered except in the given silences.
     *
     * @param silences in order of time; the last may be open
     */
    record ProbeRecord(Probe probe, List<Silence> silences) {
        public ProbeRecord {
            silences = List.copyOf(silences);
        }

        /** The silence that an instant lies in. */
        public Optional<Silence> silenceAt(long nanos) {
            return silences.stream()
                    .filter(s ->
                            nanos >= s.fromNanos() && nanos < s.untilNanos().orElse(Long.MAX_VALUE))
                    .findFirst();
        }
    }

    /**
     * A time in which packets of a probe get no answer.
     *
     * @param untilNanos first instant at which a packet sent is answered again; empty if the run ends before
     * @param tcpStallNanos what a TCP stream in its place would have stood still (RFC 6298 time-outs)
     * @param migration number of the move that it belongs to, -1 for none
     */
    record Silence(long fromNanos, OptionalLong untilNanos, long tcpStallNanos, int migration) {}

    /**
     * A connection that was open before anything moved, on which one end sends data.
     *
     * @param deadNanos from when on its segments are lost although new connections are answered; empty if that never came
     * @param keptUntilNanos hosts whose connection tracking knows it in the end, with the instant at which each forgets it if
     *     nothing comes any more
     */
    record StreamRecord(
            Probe probe, TcpStream.Sender sender, OptionalLong deadNanos, Map<String, Long> keptUntilNanos) {
        public StreamRecord {
            keptUntilNanos = Collections.unmodifiableMap(new LinkedHashMap<>(keptUntilNanos));
        }
    }

    /**
     * What a packet and its answer spend on cables, switching and queues left out.
     *
     * @param fromNanos from when on
     */
    record RoundTripTime(long fromNanos, long nanos) {}
}
