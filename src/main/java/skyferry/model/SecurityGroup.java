package skyferry.model;

import java.util.List;

/** Stateful rules that say which connections may begin; replies always pass. */
public record SecurityGroup(String id, String tenant, Binding boundTo, List<Rule> rules) {
    public SecurityGroup {
        rules = List.copyOf(rules);
    }

    /** Whether the rules travel with the port or stay on the host where they were installed. */
    public enum Binding {
        PORT,
        HOST
    }

    /** Seen from the machine the group is bound to. */
    public enum Direction {
        INGRESS,
        EGRESS
    }

    /** IP protocol of a rule. */
    public enum Protocol {
        ANY,
        ICMP,
        TCP,
        UDP
    }

    /** Who is on the other side of a connection. */
    public sealed interface Peer {
        /** Anybody in reach. */
        record Any() implements Peer {}

        /** Addresses in a prefix. */
        record Cidr(Ipv4 prefix) implements Peer {}

        /** Members of a group of the same tenant. */
        record Group(String id) implements Peer {}
    }

    /** One rule; {@code firstPort..lastPort} is 0..65535 where no ports are named. */
    public record Rule(Direction direction, Protocol protocol, int firstPort, int lastPort, Peer peer) {}
}
