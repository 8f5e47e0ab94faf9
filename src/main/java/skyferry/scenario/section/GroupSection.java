package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Ipv4;
import skyferry.model.SecurityGroup;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Found;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Schema;
import skyferry.scenario.shape.SchemaBook;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** {@code security_groups}: stateful rules. */
public final class GroupSection {
    private static final int LAST_PORT = 65535;
    private static final String GROUP = "group:";

    /** First and last port. */
    private record Ports(int first, int last) {}

    private static final Type<Ports> PORTS = new Type<>() {
        @Override
        public Optional<Ports> read(Yaml node, Reading in) {
            return Texts.any().read(node, in).flatMap(text -> {
                Optional<Ports> ports = parse(text);
                if (ports.isEmpty()) {
                    in.at(node, Problem.BAD_PORTS, text)
                            .expected("any, a port such as 443, or a range such as 8000-8080")
                            .add();
                }
                return ports;
            });
        }

        private Optional<Ports> parse(String text) {
            if (text.equals("any")) {
                return Optional.of(new Ports(0, LAST_PORT));
            }
            if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
                return Optional.empty();
            }
            String[] ends = text.split("-", 2);
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            return first <= last && last <= LAST_PORT ? Optional.of(new Ports(first, last)) : Optional.empty();
        }

        @Override
        public Schema schema(SchemaBook book) {
            return Schema.anyOf(
                    Schema.type("integer").with("minimum", 0).with("maximum", LAST_PORT),
                    book.orTemplate(Schema.pattern("^(any|[0-9]{1,5}(-[0-9]{1,5})?)$")));
        }
    };

    private static final Type<SecurityGroup.Peer> PEER = new Type<>() {
        @Override
        public Optional<SecurityGroup.Peer> read(Yaml node, Reading in) {
            return Found.scalar(node, in, "any, a network or group:name").flatMap(scalar -> peer(scalar, in));
        }

        private Optional<SecurityGroup.Peer> peer(Yaml.Scalar scalar, Reading in) {
            String text = scalar.value();
            if (text.equals("any")) {
                return Optional.of(new SecurityGroup.Peer.Any());
            }
            if (text.startsWith(GROUP)) {
                String name = text.substring(GROUP.length());
                return Kinds.TO_GROUP.check(scalar, name, GROUP.length(), in)
                        ? Optional.of(new SecurityGroup.Peer.Group(name))
                        : Optional.empty();
            }
            Optional<Ipv4> prefix = Addresses.prefix(text);
            if (prefix.isEmpty()) {
                in.at(scalar, Problem.BAD_ADDRESS, text)
                        .expected("any", "a network such as 10.0.0.0/24", "group:NAME")
                        .add();
            }
            return prefix.map(SecurityGroup.Peer.Cidr::new);
        }

        @Override
        public Schema schema(SchemaBook book) {
            return book.orTemplate(Schema.pattern("^(any|group:[a-z][a-z0-9-]*|[0-9.]+(/[0-9]+)?)$"));
        }
    };

    private static final Key<SecurityGroup.Direction> DIRECTION = Key.required(
            "direction", Words.of(SecurityGroup.Direction.class), "Seen from the machine: ingress or egress.");
    private static final Key<SecurityGroup.Protocol> PROTO =
            Key.optional("proto", Words.of(SecurityGroup.Protocol.class), "IP protocol; any if not given.");
    private static final Key<Ports> PORTS_OF_RULE =
            Key.optional("ports", PORTS, "Destination ports; any if not given.");
    private static final Key<SecurityGroup.Peer> FROM =
            Key.optional("from", PEER, "Who may begin, for ingress; any if not given.");
    private static final Key<SecurityGroup.Peer> TO =
            Key.optional("to", PEER, "Who may be reached, for egress; any if not given.");
    /** One rule. */
    static final Struct RULE = Struct.of("rule", DIRECTION, PROTO, PORTS_OF_RULE, FROM, TO);

    static final Key<String> TENANT = Key.required("tenant", Kinds.TO_TENANT, "Whose it is.");
    private static final Key<SecurityGroup.Binding> BOUND_TO = Key.optional(
            "bound_to",
            Words.of(SecurityGroup.Binding.class),
            "Whether the rules travel with the port or stay with the host; port if not given.");
    private static final Key<List<Fields>> RULES = Key.optional("rules", ListOf.of(RULE), "What may begin.");

    static final Type<List<NamedMap.Named>> TYPE = new NamedMap(Struct.of("security group", TENANT, BOUND_TO, RULES));

    private GroupSection() {}

    static Map<String, SecurityGroup> groups(List<NamedMap.Named> named, Reading in) {
        Map<String, SecurityGroup> groups = new LinkedHashMap<>();
        for (NamedMap.Named each : named) {
            List<SecurityGroup.Rule> rules = new ArrayList<>();
            each.fields().or(RULES, List.of()).forEach(rule -> rules.add(rule(rule, in)));
            groups.put(
                    each.name(),
                    new SecurityGroup(
                            each.name(),
                            each.fields().get(TENANT),
                            each.fields().or(BOUND_TO, SecurityGroup.Binding.PORT),
                            rules));
        }
        return groups;
    }

    private static SecurityGroup.Rule rule(Fields fields, Reading in) {
        SecurityGroup.Direction direction = fields.get(DIRECTION);
        boolean ingress = direction == SecurityGroup.Direction.INGRESS;
        Key<SecurityGroup.Peer> right = ingress ? FROM : TO;
        Key<SecurityGroup.Peer> wrong = ingress ? TO : FROM;
        if (fields.has(wrong)) {
            in.diagnostics()
                    .at(
                            fields.atKey(wrong),
                            Problem.UNKNOWN_KEY,
                            wrong.name(),
                            ingress ? "ingress rule" : "egress rule")
                    .proposal(right.name())
                    .add();
        }
        Ports ports = fields.or(PORTS_OF_RULE, new Ports(0, LAST_PORT));
        return new SecurityGroup.Rule(
                direction,
                fields.or(PROTO, SecurityGroup.Protocol.ANY),
                ports.first(),
                ports.last(),
                fields.or(right, new SecurityGroup.Peer.Any()));
    }
}
