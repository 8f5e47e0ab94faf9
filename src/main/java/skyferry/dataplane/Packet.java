package skyferry.dataplane;

import skyferry.model.Ipv4;
import skyferry.model.Mac;

/**
 * A frame as a bridge sees it. Fields that the protocol does not have are 0.
 *
 * @param ethType 0x0800 IPv4, 0x0806 ARP, 0x8035 RARP
 * @param tpSrc source port; the message's type for ICMP (8 asks, 0 answers)
 * @param tpDst destination port; the message's code for ICMP
 * @param arpOp operation of ARP or RARP
 * @param arpSpa sender's protocol address in ARP
 * @param arpTpa target's protocol address in ARP
 * @param arpSha sender's hardware address in ARP
 * @param arpTha target's hardware address in ARP
 * @param bytes length without the Ethernet header: what an MTU counts
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
        Mac arpSha,
        Mac arpTha,
        int bytes) {

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int RARP = 0x8035;
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ECHO_REQUEST = 8;
    public static final int ECHO_REPLY = 0;

    private static final int SMALL = 64;
    private static final int ARP_BYTES = 46;
    private static final Ipv4 NO_IP = new Ipv4(0, 32);
    private static final Mac NO_MAC = new Mac(0);

    /** An IPv4 packet; for ICMP the two last are type and code. */
    public static Packet ip(Mac src, Mac dst, Ipv4 ipSrc, Ipv4 ipDst, int proto, int tpSrc, int tpDst) {
        return new Packet(
                src,
                dst,
                IPV4,
                plain(ipSrc),
                plain(ipDst),
                proto,
                tpSrc,
                tpDst,
                0,
                NO_IP,
                NO_IP,
                NO_MAC,
                NO_MAC,
                SMALL);
    }

    /** An echo request. */
    public static Packet ping(Mac src, Mac dst, Ipv4 ipSrc, Ipv4 ipDst) {
        return ip(src, dst, ipSrc, ipDst, ICMP, ECHO_REQUEST, 0);
    }

    /** Asks everybody who has an address (RFC 826). */
    public static Packet whoHas(Mac src, Ipv4 own, Ipv4 wanted) {
        return arp(src, Mac.BROADCAST, 1, own, wanted, src, NO_MAC);
    }

    /** Tells everybody one's own address: a request for it (RFC 5227 section 3). */
    public static Packet gratuitousArp(Mac src, Ipv4 own) {
        return whoHas(src, own, own);
    }

    /** An ARP frame. */
    public static Packet arp(Mac src, Mac dst, int op, Ipv4 spa, Ipv4 tpa, Mac sha, Mac tha) {
        return new Packet(src, dst, ARP, NO_IP, NO_IP, 0, 0, 0, op, plain(spa), plain(tpa), sha, tha, ARP_BYTES);
    }

    /** The reverse ARP that a hypervisor sends for a guest that has just arrived (60 bytes on the wire). */
    public static Packet rarp(Mac of) {
        return new Packet(of, Mac.BROADCAST, RARP, NO_IP, NO_IP, 0, 0, 0, 3, NO_IP, NO_IP, of, of, ARP_BYTES);
    }

    private static Ipv4 plain(Ipv4 address) {
        return new Ipv4(address.bits(), 32);
    }

    /** The same packet with another length. */
    public Packet withBytes(int length) {
        return new Packet(
                ethSrc, ethDst, ethType, ipSrc, ipDst, ipProto, tpSrc, tpDst, arpOp, arpSpa, arpTpa, arpSha, arpTha,
                length);
    }

    /** Whether it is ARP or reverse ARP. */
    public boolean isArp() {
        return ethType == ARP || ethType == RARP;
    }

    /** Whether it is meant for more than one station. */
    public boolean isBroadcast() {
        return (ethDst.bits() >>> 40 & 1) == 1;
    }

    /**
     * The answer to an IPv4 packet: all addresses and ports the other way round; an echo reply of the same length to an echo
     * request, a small packet to anything else.
     */
    public Packet answer() {
        Packet answer = ipProto == ICMP
                ? ip(ethDst, ethSrc, ipDst, ipSrc, ICMP, tpSrc == ECHO_REQUEST ? ECHO_REPLY : ECHO_REQUEST, tpDst)
                : ip(ethDst, ethSrc, ipDst, ipSrc, ipProto, tpDst, tpSrc);
        return ipProto == ICMP ? answer.withBytes(bytes) : answer;
    }
}
