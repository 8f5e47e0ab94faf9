package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Node;
import skyferry.model.Site;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Repetition;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.text.Problem;

/** {@code fabric}: switches, routers and the cables between them and the hosts. */
public final class FabricSection {
    /** Life of a learned MAC address in a switch: the default of IEEE 802.1Q, 8.8.3. */
    private static final long AGEING_NANOS = 300_000_000_000L;
    /** Assumed where the author says nothing: a kilometre of fibre is 5 us. */
    private static final long DELAY_NANOS = 5_000;

    private static final Key<String> SITE =
            Key.optional("site", Kinds.TO_SITE, "Where it stands; the first site if not given.");
    private static final Key<Boolean> MPLS = Key.optional("mpls", Truth.VALUE, "Whether it switches labels.");
    private static final Key<Long> AGEING = Key.optional(
            "ageing",
            Quantity.between(Dimension.TIME, "1 ms", "1000 h").whole(),
            "Life of a learned MAC address; 300 s if not given.");

    private static final Key<List<String>> BETWEEN =
            Key.required("between", ListOf.exactly(2, Kinds.TO_NODE), "The two ends.");
    private static final Key<Double> RATE = Key.required(
            "rate", Quantity.between(Dimension.RATE, "1 kb/s", "100000 Gb/s").real(), "Speed in each direction.");
    private static final Key<Long> DELAY = Key.optional(
            "delay", Quantity.between(Dimension.TIME, "0 ns", "10 s").whole(), "One way; 5 us if not given.");
    private static final Key<Integer> TE_METRIC =
            Key.optional("te_metric", Whole.between(1, 1_000_000), "Cost in traffic engineering; 1 if not given.");
    private static final Key<List<String>> COLOURS =
            Key.optional("colours", ListOf.of(Texts.name()), "Administrative groups.");
    private static final Key<Double> LOSS = Key.optional(
            "loss", Quantity.between(Dimension.SHARE, "0 %", "100 %").real(), "Share of packets lost.");
    private static final Key<Boolean> MACSEC = Key.optional(
            "macsec", Truth.VALUE, "Whether frames are encrypted from end to end of the cable (IEEE 802.1AE); false.");
    private static final Struct LINK =
            Struct.of("link", BETWEEN, RATE, DELAY, TE_METRIC, COLOURS, LOSS, MACSEC, Repetition.COUNT);

    private static final Key<List<NamedMap.Named>> SWITCHES =
            Key.optional("switches", new NamedMap(Struct.of("switch", SITE, MPLS, AGEING)), "Switches by name.");
    private static final Key<List<NamedMap.Named>> ROUTERS =
            Key.optional("routers", new NamedMap(Struct.of("router", SITE, MPLS, AGEING)), "Routers by name.");
    private static final Key<List<Fields>> LINKS = Key.optional("links", ListOf.of(LINK), "Cables.");

    static final Struct TYPE = Struct.of("fabric", SWITCHES, ROUTERS, LINKS);

    private FabricSection() {}

    /** The network with the hosts in it. Links that cannot be are reported. */
    static Fabric fabric(Optional<Fields> fields, List<Site> sites, List<Node> hosts, Reading in) {
        List<Node> nodes = new ArrayList<>();
        fields.ifPresent(written -> {
            boxes(written.or(SWITCHES, List.of()), Node.Kind.SWITCH, sites, nodes);
            boxes(written.or(ROUTERS, List.of()), Node.Kind.ROUTER, sites, nodes);
        });
        nodes.addAll(hosts);
        Map<String, Node> known = new LinkedHashMap<>();
        nodes.forEach(node -> known.putIfAbsent(node.id(), node));
        Map<String, Link> links = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Fields link : fields.map(written -> written.or(LINKS, List.of())).orElse(List.of())) {
            link(link, known, links, lines, in);
        }
        return Fabric.of(known.values(), links.values());
    }

    private static void boxes(List<NamedMap.Named> named, Node.Kind kind, List<Site> sites, List<Node> nodes) {
        for (NamedMap.Named each : named) {
            Fields fields = each.fields();
            nodes.add(new Node(
                    each.name(),
                    kind,
                    fields.or(SITE, sites.getFirst().id()),
                    fields.or(MPLS, false),
                    fields.or(AGEING, AGEING_NANOS)));
        }
    }

    private static void link(
            Fields fields, Map<String, Node> known, Map<String, Link> links, Map<String, Integer> lines, Reading in) {
        String a = fields.get(BETWEEN).get(0);
        String b = fields.get(BETWEEN).get(1);
        String id = Link.idOf(a, b);
        Integer line = lines.putIfAbsent(id, fields.at(BETWEEN).line());
        if (a.equals(b)) {
            in.diagnostics().at(fields.at(BETWEEN), Problem.SELF_LINK, a).add();
        } else if (line != null) {
            in.diagnostics()
                    .at(fields.at(BETWEEN), Problem.DUPLICATE_LINK, a, b, line)
                    .add();
        } else if (known.containsKey(a) && known.containsKey(b)) {
            links.put(
                    id,
                    new Link(
                            id,
                            a,
                            b,
                            fields.get(RATE),
                            fields.or(DELAY, DELAY_NANOS),
                            fields.or(TE_METRIC, 1),
                            new LinkedHashSet<>(fields.or(COLOURS, List.of())),
                            fields.or(LOSS, 0.0),
                            fields.or(MACSEC, false)));
        }
    }
}
