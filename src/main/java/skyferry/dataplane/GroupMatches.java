package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skyferry.model.Ipv4;
import skyferry.model.SecurityGroup;

/** A security group's rule as matches: one for each address and each block of ports. */
final class GroupMatches {
    private static final int PORT_BITS = 16;

    private GroupMatches() {}

    /** @param members addresses of the machines that have a group */
    static List<Match> of(SecurityGroup.Rule rule, Map<String, List<Ipv4>> members) {
        Field address = rule.direction() == SecurityGroup.Direction.INGRESS ? Field.IP_SRC : Field.IP_DST;
        List<Match> matches = new ArrayList<>();
        for (Match ports : ports(rule)) {
            switch (rule.peer()) {
                case SecurityGroup.Peer.Any() -> matches.add(ports);
                case SecurityGroup.Peer.Cidr(Ipv4 prefix) -> matches.add(ports.address(address, prefix));
                case SecurityGroup.Peer.Group(String id) ->
                    members.getOrDefault(id, List.of()).forEach(ip -> matches.add(ports.address(address, ip)));
            }
        }
        return matches;
    }

    private static List<Match> ports(SecurityGroup.Rule rule) {
        return switch (rule.protocol()) {
            case ANY -> List.of(Match.ANY.ip());
            case ICMP -> List.of(Match.ANY.ip().with(Field.IP_PROTO, Packet.ICMP));
            case TCP -> blocks(Match.ANY.ip().with(Field.IP_PROTO, Packet.TCP), rule.firstPort(), rule.lastPort());
            case UDP -> blocks(Match.ANY.ip().with(Field.IP_PROTO, Packet.UDP), rule.firstPort(), rule.lastPort());
        };
    }

    /** A range as the fewest blocks of a power of two, each at a multiple of its size. */
    private static List<Match> blocks(Match protocol, int first, int last) {
        List<Match> blocks = new ArrayList<>();
        int at = first;
        while (at <= last) {
            int size = at == 0 ? 1 << PORT_BITS : Integer.lowestOneBit(at);
            while (at + size - 1 > last) {
                size >>= 1;
            }
            blocks.add(protocol.with(Field.TP_DST, at, ~(size - 1) & 0xffff));
            at += size;
        }
        return blocks;
    }
}
