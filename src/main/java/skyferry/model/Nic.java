package skyferry.model;

import java.util.List;

/** A machine's network card. */
public record Nic(String network, Mac mac, Ipv4 ip, Attach attach, List<String> groups) {
    public Nic {
        groups = List.copyOf(groups);
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
