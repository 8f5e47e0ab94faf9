package skyferry.dataplane;

import java.util.Map;
import java.util.Optional;

/**
 * An open TCP connection on which one side sends data, with what the hosts on its way know of it. Immutable. When one end moves,
 * its new host knows nothing: the next segment is judged as if it opened a connection, and where no rule lets its sender open
 * one the stream is dead, however well pings are answered.
 */
public final class TcpStream {
    private final Packet opening;
    /** What the server sends: to the neighbour that the opening packet came from, which may be a router. */
    private final Packet answer;

    private final String client;
    private final String server;
    private final Conntrack known;

    private TcpStream(Packet opening, Packet answer, String client, String server, Conntrack known) {
        this.opening = opening;
        this.answer = answer;
        this.client = client;
        this.server = server;
        this.known = known;
    }

    /** The side that sends the data; the other one acknowledges. */
    public enum Sender {
        CLIENT,
        SERVER
    }

    /**
     * A segment and its acknowledgement.
     *
     * @param after the stream with what the hosts have learned from them
     * @param telling the way that explains the outcome: the acknowledgement's, or the segment's if that was lost
     */
    public record Attempt(boolean acknowledged, TcpStream after, Trace telling) {}

    /**
     * Opens a connection.
     *
     * @param opening its first packet
     * @return empty when it cannot be opened as things are
     */
    public static Optional<TcpStream> open(
            DataPlane dataPlane, Underlay underlay, Packet opening, String client, String server) {
        return open(dataPlane, underlay, opening, client, server, 0);
    }

    /** Opens a connection at an instant, ns. */
    public static Optional<TcpStream> open(
            DataPlane dataPlane, Underlay underlay, Packet opening, String client, String server, long nanos) {
        Conntrack known = new Conntrack().at(nanos);
        return Probes.roundTrip(dataPlane, underlay, opening, client, server, known)
                .filter(Probes.RoundTrip::answered)
                .map(trip -> new TcpStream(
                        opening, Probes.asItCame(trip.request(), server).answer(), client, server, known));
    }

    /**
     * Sends a segment of data and its acknowledgement.
     *
     * @return empty when the sender does not run
     */
    public Optional<Attempt> send(DataPlane dataPlane, Underlay underlay, Sender sender) {
        return send(dataPlane, underlay, sender, 0);
    }

    /** Sends a segment of data and its acknowledgement at an instant, ns. */
    public Optional<Attempt> send(DataPlane dataPlane, Underlay underlay, Sender sender, long nanos) {
        Conntrack next = known.copy().at(nanos);
        boolean fromClient = sender == Sender.CLIENT;
        Packet segment = fromClient ? opening : answer;
        return Probes.roundTrip(
                        dataPlane, underlay, segment, fromClient ? client : server, fromClient ? server : client, next)
                .map(trip -> new Attempt(
                        trip.answered(), new TcpStream(opening, answer, client, server, next), trip.telling()));
    }

    /** The hosts that know the connection, each with the instant at which it forgets it if nothing comes, ns. */
    public Map<String, Long> keptUntil() {
        return known.keptUntil();
    }
}
