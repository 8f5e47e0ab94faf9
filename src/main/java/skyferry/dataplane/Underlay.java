package skyferry.dataplane;

/** Whether the physical network carries a tunnelled packet from one host to another now. */
@FunctionalInterface
public interface Underlay {
    /** Carries everything. */
    Underlay WHOLE = (from, to) -> true;

    /** The largest IP packet in a plain Ethernet frame, bytes. */
    int ETHERNET_MTU = 1500;

    boolean delivers(String fromHost, String toHost);

    /** The largest IP packet that it carries from one host to another, bytes. */
    default int mtu(String fromHost, String toHost) {
        return ETHERNET_MTU;
    }
}
