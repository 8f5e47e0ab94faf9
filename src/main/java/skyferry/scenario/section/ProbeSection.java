package skyferry.scenario.section;

import java.util.List;
import skyferry.model.Probe;
import skyferry.model.Traffic;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** {@code probes} and {@code traffic}: who talks to whom. */
final class ProbeSection {
    /** What a ping carries by default, with its headers. */
    private static final int PING_BYTES = 64;

    private static final int HTTP = 80;

    private static final Key<String> FROM = Key.required("from", Kinds.TO_MACHINE, "Who sends.");
    private static final Key<String> TO = Key.required("to", Kinds.TO_MACHINE, "Who answers.");
    private static final Key<Long> EVERY = Key.required(
            "every", Quantity.between(Dimension.TIME, "100 us", "1 h").whole(), "From one packet to the next.");
    private static final Key<Probe.Protocol> PROTO =
            Key.optional("proto", Words.of(Probe.Protocol.class), "Protocol; icmp if not given.");
    private static final Key<Integer> PORT =
            Key.optional("port", Whole.between(1, 65535), "Destination port for tcp and udp; 80 if not given.");
    private static final Key<Integer> SIZE = Key.optional(
            "size",
            Quantity.between(Dimension.SIZE, "28 B", "65535 B").whole().map(Long::intValue),
            "IP packet; 64 B if not given.");
    private static final Key<Double> RATE = Key.required(
            "rate", Quantity.between(Dimension.RATE, "0 B/s", "100000 Gb/s").real(), "How much it carries.");
    private static final Key<Probe.Protocol> TRAFFIC_PROTO =
            Key.optional("proto", Words.of(Probe.Protocol.class), "Protocol; tcp if not given.");

    static final Type<List<NamedMap.Named>> PROBES =
            new NamedMap(Struct.of("probe", FROM, TO, EVERY, PROTO, PORT, SIZE));
    static final Type<List<NamedMap.Named>> TRAFFIC =
            new NamedMap(Struct.of("traffic", FROM, TO, RATE, TRAFFIC_PROTO, PORT));

    private ProbeSection() {}

    static List<Probe> probes(List<NamedMap.Named> named) {
        return named.stream().map(each -> probe(each.name(), each.fields())).toList();
    }

    private static Probe probe(String id, Fields fields) {
        Probe.Protocol protocol = fields.or(PROTO, Probe.Protocol.ICMP);
        return new Probe(
                id,
                fields.get(FROM),
                fields.get(TO),
                fields.get(EVERY),
                protocol,
                port(fields, protocol),
                fields.or(SIZE, PING_BYTES));
    }

    private static int port(Fields fields, Probe.Protocol protocol) {
        return protocol == Probe.Protocol.ICMP ? 0 : fields.or(PORT, HTTP);
    }

    static List<Traffic> traffic(List<NamedMap.Named> named) {
        return named.stream()
                .map(each -> {
                    Fields fields = each.fields();
                    Probe.Protocol protocol = fields.or(TRAFFIC_PROTO, Probe.Protocol.TCP);
                    return new Traffic(
                            each.name(),
                            fields.get(FROM),
                            fields.get(TO),
                            fields.get(RATE),
                            protocol,
                            port(fields, protocol));
                })
                .toList();
    }
}
