package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/** Follows for each probe whether a packet sent now would be answered, and writes the silences down. */
final class ProbeWatch {
    private final Map<String, Track> tracks = new LinkedHashMap<>();

    ProbeWatch(Scenario scenario) {
        scenario.probes().forEach(probe -> tracks.put(probe.id(), new Track(probe)));
    }

    private ProbeWatch(ProbeWatch other) {
        other.tracks.forEach((id, track) -> tracks.put(id, new Track(track)));
    }

    ProbeWatch copy() {
        return new ProbeWatch(this);
    }

    private static final class Track {
        final Probe probe;
        final List<Timeline.Silence> ended = new ArrayList<>();
        final List<Timeline.RoundTripTime> times = new ArrayList<>();
        OptionalLong silentSince = OptionalLong.empty();
        int migration = -1;
        int silentEvent = -1;

        Track(Probe probe) {
            this.probe = probe;
        }

        Track(Track other) {
            probe = other.probe;
            ended.addAll(other.ended);
            times.addAll(other.times);
            silentSince = other.silentSince;
            migration = other.migration;
            silentEvent = other.silentEvent;
        }
    }

    /** Looks whether the probes are answered at this instant. */
    void look(Simulation simulation, long now) {
        for (Track track : tracks.values()) {
            OptionalLong trip = simulation.network.talks().roundTripNanos(simulation.world, track.probe);
            boolean answered = trip.isPresent();
            if (answered && (track.times.isEmpty() || track.times.getLast().nanos() != trip.getAsLong())) {
                track.times.add(new Timeline.RoundTripTime(now, trip.getAsLong()));
            }
            if (!answered && track.silentSince.isEmpty()) {
                fallSilent(simulation, track, now);
            } else if (answered && track.silentSince.isPresent()) {
                answer(simulation, track, now);
            }
        }
    }

    private static void fallSilent(Simulation simulation, Track track, long now) {
        track.silentSince = OptionalLong.of(now);
        ActiveMove move = moveOf(simulation, track.probe);
        track.migration = move == null ? -1 : move.spec.number();
        track.silentEvent = simulation.chronicle.event(
                now,
                Event.Kind.PROBE_SILENT,
                track.probe.id(),
                move == null ? simulation.chronicle.events.size() - 1 : move.lastEvent,
                Map.of("from", track.probe.from(), "to", track.probe.to()));
    }

    private static void answer(Simulation simulation, Track track, long now) {
        long since = track.silentSince.orElseThrow();
        track.ended.add(
                new Timeline.Silence(since, OptionalLong.of(now), TcpStall.nanos(now - since), track.migration));
        track.silentSince = OptionalLong.empty();
        simulation.chronicle.event(
                now,
                Event.Kind.PROBE_ANSWERED,
                track.probe.id(),
                track.silentEvent,
                Map.of("from", track.probe.from(), "to", track.probe.to(), "gap", Long.toString(now - since)));
    }

    /** The move that an end of the probe is on, the latest if several. */
    private static @org.jspecify.annotations.Nullable ActiveMove moveOf(Simulation simulation, Probe probe) {
        ActiveMove found = null;
        for (ActiveMove move : simulation.moves) {
            String vm = move.spec.vm().id();
            if (vm.equals(probe.from()) || vm.equals(probe.to())) {
                found = move;
            }
        }
        return found;
    }

    /** Whether a packet of the probe was answered when it was looked at last. */
    boolean isAnswered(String probe) {
        Track track = tracks.get(probe);
        return track != null && track.silentSince.isEmpty();
    }

    /** The round-trip times of every probe, each from when on. */
    Map<String, List<Timeline.RoundTripTime>> roundTripTimes() {
        Map<String, List<Timeline.RoundTripTime>> times = new LinkedHashMap<>();
        tracks.forEach((id, track) -> times.put(id, List.copyOf(track.times)));
        return times;
    }

    /** What became of every probe until {@code end}; a silence that goes on is left open. */
    Map<String, Timeline.ProbeRecord> records(long end) {
        Map<String, Timeline.ProbeRecord> records = new LinkedHashMap<>();
        for (Track track : tracks.values()) {
            List<Timeline.Silence> silences = new ArrayList<>(track.ended);
            track.silentSince.ifPresent(since -> silences.add(
                    new Timeline.Silence(since, OptionalLong.empty(), TcpStall.nanos(end - since), track.migration)));
            records.put(track.probe.id(), new Timeline.ProbeRecord(track.probe, silences));
        }
        return records;
    }
}
