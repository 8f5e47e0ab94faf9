package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.dataplane.TcpStream;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * Follows for each TCP probe two connections that were open before anything moved, with data from either end. A connection is
 * dead from the instant at which a new one would be answered and its own segments are not: no retransmission mends what hosts on
 * the way do not know, or an address that nobody has any more.
 */
final class StreamWatch {
    private final List<Track> tracks = new ArrayList<>();

    StreamWatch(Scenario scenario) {
        scenario.probes().stream()
                .filter(probe -> probe.protocol() == Probe.Protocol.TCP)
                .forEach(probe -> {
                    tracks.add(new Track(probe, TcpStream.Sender.CLIENT));
                    tracks.add(new Track(probe, TcpStream.Sender.SERVER));
                });
    }

    private StreamWatch(StreamWatch other) {
        other.tracks.forEach(track -> tracks.add(new Track(track)));
    }

    StreamWatch copy() {
        return new StreamWatch(this);
    }

    private static final class Track {
        final Probe probe;
        final TcpStream.Sender sender;
        Optional<TcpStream> stream = Optional.empty();
        OptionalLong deadSince = OptionalLong.empty();
        int boots;

        Track(Probe probe, TcpStream.Sender sender) {
            this.probe = probe;
            this.sender = sender;
        }

        Track(Track other) {
            this(other.probe, other.sender);
            stream = other.stream;
            deadSince = other.deadSince;
            boots = other.boots;
        }
    }

    /** Looks whether the connections go on. */
    void look(Simulation simulation) {
        for (Track track : tracks) {
            if (track.stream.isEmpty()) {
                track.stream = simulation.network.talks().open(simulation.world, track.probe, simulation.now());
                track.boots = boots(simulation, track.probe);
            } else if (track.deadSince.isEmpty() && simulation.probes.isAnswered(track.probe.id())) {
                follow(simulation, track, track.stream.get());
            }
        }
    }

    private static int boots(Simulation simulation, Probe probe) {
        return simulation.world.vm(probe.from()).boots()
                + simulation.world.vm(probe.to()).boots();
    }

    private static void follow(Simulation simulation, Track track, TcpStream stream) {
        Optional<TcpStream.Attempt> attempt = track.boots == boots(simulation, track.probe)
                ? simulation.network.talks().send(simulation.world, stream, track.sender, simulation.now())
                : Optional.empty();
        attempt.ifPresent(made -> track.stream = Optional.of(made.after()));
        if (attempt.map(TcpStream.Attempt::acknowledged).orElse(false)) {
            return;
        }
        track.deadSince = OptionalLong.of(simulation.now());
        simulation.chronicle.event(
                simulation.now(),
                Event.Kind.STREAM_DEAD,
                track.probe.id(),
                simulation.chronicle.events.size() - 1,
                Map.of(
                        "from", track.probe.from(),
                        "to", track.probe.to(),
                        "sender", track.sender == TcpStream.Sender.CLIENT ? track.probe.from() : track.probe.to()));
    }

    /** What became of the connections; those that could never be opened are left out. */
    List<Timeline.StreamRecord> records() {
        return tracks.stream()
                .filter(track -> track.stream.isPresent())
                .map(track -> new Timeline.StreamRecord(
                        track.probe,
                        track.sender,
                        track.deadSince,
                        track.stream.map(TcpStream::keptUntil).orElse(Map.of())))
                .toList();
    }
}
