package skyferry.model;

import java.util.List;
import java.util.Locale;

/**
 * A tenant's layer-2 segment.
 *
 * @param segmentId VNI of an overlay or tag of a VLAN
 * @param subnet the network's address and prefix length
 * @param mtu largest IP packet inside, bytes
 * @param routedTo networks that a router of the tenant joins to this one
 * @param sites where it is; empty for everywhere
 * @param across how machines are reached that leave those sites
 */
public record Network(
        String id,
        String tenant,
        Type type,
        int segmentId,
        Ipv4 subnet,
        int mtu,
        List<String> routedTo,
        List<String> sites,
        Across across) {
    public Network {
        routedTo = List.copyOf(routedTo);
        sites = List.copyOf(sites);
    }

    /** A network that is everywhere. */
    public Network(String id, String tenant, Type type, int segmentId, Ipv4 subnet, int mtu, List<String> routedTo) {
        this(id, tenant, type, segmentId, subnet, mtu, routedTo, List.of(), Across.STRETCHED);
    }

    /** Whether hosts of a site are part of the segment. */
    public boolean spans(String site) {
        return sites.isEmpty() || across.way() == Across.Way.STRETCHED || sites.contains(site);
    }

    /** How frames of the segment cross the physical network. */
    public enum Type {
        VXLAN,
        GENEVE,
        GRE,
        VLAN;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
