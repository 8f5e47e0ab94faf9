package skyferry.dataplane;

/** Whether the physical network carries a tunnelled packet from one host to another now. */
@FunctionalInterface
public interface Underlay {
    /** Carries everything. */
    Underlay WHOLE = (from, to) -> true;

    /** The largest IP packet in a plain Ethernet frame, bytes. */
    int ETHERNET_MTU = 1500;

    boolean delivers(String fromHost, String toHost);

    /**
     * Whether its switches bring a frame on a VLAN from one host to another: to all where they do not know the address, to one
     * where they do.
     *
     * @param vlan identifier, without the tag's other bits
     * @param mac destination, one machine's
     */
    default boolean switches(String fromHost, String toHost, int vlan, long mac) {
        return true;
    }

    /** The largest IP packet that it carries from one host to another, bytes. */
    default int mtu(String fromHost, String toHost) {
        return ETHERNET_MTU;
    }
}
