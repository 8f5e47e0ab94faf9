package skyferry.dataplane;

import skyferry.model.Ipv4;
import skyferry.model.Mac;

/**
 * A frame as a bridge sees it. Fields that the protocol does not have are 0.
 *
 * @param ethType 0x0800 IPv4, 0x0806 ARP, 0x8035 RARP
 * @param arpOp operation of ARP or RARP
 * @param arpSpa sender's protocol address in ARP
 * @param arpTpa target's protocol address in ARP
 * @param arpSha sender's hardware address in ARP
 */
public record Packet(
        Mac ethSrc,
        Mac ethDst,
        int ethType,
        Ipv4 ipSrc,
        Ipv4 ipDst,
        int ipProto,
        int tpSrc,
        int tpDst,
        int arpOp,
        Ipv4 arpSpa,
        Ipv4 arpTpa,
        Mac arpSha) {

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int RARP = 0x8035;
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;

    private static final Ipv4 NO_IP = new Ipv4(0, 32);
    private static final Mac NO_MAC = new Mac(0);

    /** An IPv4 packet; ports are 0 for ICMP. */
    public static Packet ip(Mac src, Mac dst, Ipv4 ipSrc, Ipv4 ipDst, int proto, int tpSrc, int tpDst) {
        return new Packet(
                src,
                dst,
                IPV4,
                new Ipv4(ipSrc.bits(), 32),
                new Ipv4(ipDst.bits(), 32),
                proto,
                tpSrc,
                tpDst,
                0,
                NO_IP,
                NO_IP,
                NO_MAC);
    }

    /** The reverse ARP that a hypervisor sends for a guest that has just arrived (60 bytes on the wire). */
    public static Packet rarp(Mac of) {
        return new Packet(of, Mac.BROADCAST, RARP, NO_IP, NO_IP, 0, 0, 0, 3, NO_IP, NO_IP, of);
    }
}
