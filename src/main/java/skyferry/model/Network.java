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
 */
public record Network(String id, String tenant, Type type, int segmentId, Ipv4 subnet, int mtu, List<String> routedTo) {
    public Network {
        routedTo = List.copyOf(routedTo);
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
