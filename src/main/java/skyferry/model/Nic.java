package skyferry.model;

import java.util.List;

/**
 * A machine's network card.
 *
 * @param controlQueue whether the guest sets up a vDPA card by a control queue (CVQ)
 */
public record Nic(String network, Mac mac, Ipv4 ip, Attach attach, List<String> groups, boolean controlQueue) {
    public Nic {
        groups = List.copyOf(groups);
    }

    /** A card without a control queue. */
    public Nic(String network, Mac mac, Ipv4 ip, Attach attach, List<String> groups) {
        this(network, mac, ip, attach, groups, false);
    }

    /** The card, reaching the wire in another way. */
    public Nic with(Attach other) {
        return new Nic(network, mac, ip, other, groups, controlQueue);
    }

    /** How the card reaches the wire. */
    public enum Attach {
        VIRTIO,
        VF,
        MACVTAP,
        FAILOVER,
        VDPA;

        /** Whether the card occupies a virtual function of the host's NIC. */
        public boolean takesVf() {
            return this != VIRTIO;
        }
    }
}
