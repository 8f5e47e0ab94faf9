package skyferry.dataplane;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The connection tables of all hosts, one a zone. A machine that moves leaves its connections behind: at the new host its zone
 * is empty. Rules: a packet that no entry knows is {@code +new} (a TCP segment in mid-stream too, as with Linux'
 * {@code nf_conntrack_tcp_loose}), an ICMP answer without its question {@code +inv}; {@code +est} in the direction of the
 * opening packet only after an answer was seen. Entries do not time out.
 */
public final class Conntrack implements Tracking {
    private final Map<Entry, Boolean> answered = new LinkedHashMap<>();

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

        Entry reversed() {
            return proto == Packet.ICMP
                    ? new Entry(host, zone, dst, src, proto, Packet.ECHO_REQUEST, to)
                    : new Entry(host, zone, dst, src, proto, to, from);
        }
    }

    @Override
    public int state(String host, int zone, Header header) {
        Entry entry = Entry.of(host, zone, header);
        boolean answer = entry.proto == Packet.ICMP && entry.from != Packet.ECHO_REQUEST;
        Boolean known = answer ? null : answered.get(entry);
        if (known != null) {
            return CtState.TRK | (known ? CtState.EST : CtState.NEW);
        }
        if (answered.replace(entry.reversed(), true) != null) {
            return CtState.TRK | CtState.EST | CtState.RPL;
        }
        return CtState.TRK | (answer ? CtState.INV : CtState.NEW);
    }

    @Override
    public void commit(String host, int zone, Header header) {
        Entry entry = Entry.of(host, zone, header);
        if (!answered.containsKey(entry.reversed())) {
            answered.putIfAbsent(entry, false);
        }
    }

    /** An independent copy. */
    public Conntrack copy() {
        Conntrack copy = new Conntrack();
        copy.answered.putAll(answered);
        return copy;
    }

    /** How many connections all zones of a host know. */
    public int size(String host) {
        return (int) answered.keySet().stream()
                .filter(entry -> entry.host.equals(host))
                .count();
    }
}
