package skyferry.dataplane;

import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Network;

/**
 * A router's interface on a network: the first address of the subnet, and a locally administered MAC address made of the
 * segment's number. Every host routes for its own machines (a distributed router, as OVN's and Neutron's DVR), so that the
 * interface is everywhere and moves with nobody.
 */
public record Gateway(Ipv4 ip, Mac mac) {
    private static final long PREFIX = 0x02_00_5fL << 24;

    /** The router's interface on a network. */
    public static Gateway of(Network network) {
        int mask =
                network.subnet().prefix() == 0 ? 0 : -1 << 32 - network.subnet().prefix();
        return new Gateway(new Ipv4((network.subnet().bits() & mask) + 1, 32), new Mac(PREFIX | network.segmentId()));
    }

    /** Whether frames for an address are for a router. */
    public static boolean is(Mac mac) {
        return (mac.bits() & 0xffff_ff00_0000L) == PREFIX;
    }
}
