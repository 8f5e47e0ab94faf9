package skyferry.dataplane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The connection tables of all hosts, one a zone. A machine that moves leaves its connections behind: at the new host its zone
 * is empty. Rules: a packet that no entry knows is {@code +new} (a TCP segment in mid-stream too, as with Linux'
 * {@code nf_conntrack_tcp_loose}), an ICMP answer without its question {@code +inv}; {@code +est} in the direction of the
 * opening packet only after an answer was seen.
 *
 * <p>An entry that no packet refreshes runs out after Linux' own time-outs (kernel documentation, nf_conntrack-sysctl): TCP 120 s
 * while nothing was answered ({@code tcp_timeout_syn_sent}) and 5 days then ({@code tcp_timeout_established}), UDP 30 s and
 * 120 s ({@code udp_timeout}, {@code udp_timeout_stream}), ICMP 30 s ({@code icmp_timeout}). Connections are never closed here.
 */
public final class Conntrack implements Tracking {
    private static final long SECOND = 1_000_000_000L;

    private final Map<Entry, Seen> entries = new LinkedHashMap<>();
    private long now;

    /** What is known of a connection: whether an answer came, and when its last packet did, ns. */
    private record Seen(boolean answered, long atNanos) {}

    /** The opening packet of a connection in a zone of a host. */
    private record Entry(String host, int zone, long src, long dst, long proto, long from, long to) {
        static Entry of(String host, int zone, Header header) {
            return new Entry(
                    host,
                    zone,
                    header.get(Field.IP_SRC),
                    header.get(Field.IP_DST),
                    header.get(Field.IP_PROTO),
                    header.get(Field.TP_SRC),
                    header.get(Field.TP_DST));
        }

        /** From its last packet to its end, ns. */
        long lifeNanos(boolean answered) {
            if (proto == Packet.TCP) {
                return answered ? 432_000 * SECOND : 120 * SECOND;
            }
            return proto == Packet.UDP && answered ? 120 * SECOND : 30 * SECOND;
        }

        Entry reversed() {
            return proto == Packet.ICMP
                    ? new Entry(host, zone, dst, src, proto, Packet.ECHO_REQUEST, to)
                    : new Entry(host, zone, dst, src, proto, to, from);
        }
    }

    /** The instant of the packets that follow, ns; it never goes back. */
    public Conntrack at(long nanos) {
        now = nanos;
        return this;
    }

    @Override
    public int state(String host, int zone, Header header) {
        Entry entry = Entry.of(host, zone, header);
        boolean answer = entry.proto == Packet.ICMP && entry.from != Packet.ECHO_REQUEST;
        Optional<Seen> known = answer ? Optional.empty() : living(entry);
        if (known.isPresent()) {
            entries.put(entry, new Seen(known.get().answered(), now));
            return CtState.TRK | (known.get().answered() ? CtState.EST : CtState.NEW);
        }
        if (living(entry.reversed()).isPresent()) {
            entries.put(entry.reversed(), new Seen(true, now));
            return CtState.TRK | CtState.EST | CtState.RPL;
        }
        return CtState.TRK | (answer ? CtState.INV : CtState.NEW);
    }

    private Optional<Seen> living(Entry entry) {
        return Optional.ofNullable(entries.get(entry)).filter(seen -> now < end(entry, seen));
    }

    private static long end(Entry entry, Seen seen) {
        return seen.atNanos() + entry.lifeNanos(seen.answered());
    }

    @Override
    public void commit(String host, int zone, Header header) {
        Entry entry = Entry.of(host, zone, header);
        if (living(entry.reversed()).isEmpty() && living(entry).isEmpty()) {
            entries.put(entry, new Seen(false, now));
        }
    }

    /** An independent copy. */
    public Conntrack copy() {
        Conntrack copy = new Conntrack();
        copy.entries.putAll(entries);
        copy.now = now;
        return copy;
    }

    /** How many connections all zones of a host know. */
    public int size(String host) {
        return (int) entries.entrySet().stream()
                .filter(entry -> entry.getKey().host.equals(host) && now < end(entry.getKey(), entry.getValue()))
                .count();
    }

    /** The hosts that know any connection, each with the instant at which it has forgotten the last if nothing comes, ns. */
    public Map<String, Long> keptUntil() {
        Map<String, Long> ends = new LinkedHashMap<>();
        entries.forEach((entry, seen) -> {
            if (now < end(entry, seen)) {
                ends.merge(entry.host, end(entry, seen), Math::max);
            }
        });
        return ends;
    }
}
