package skyferry.dataplane;

import skyferry.model.Ipv4;
import skyferry.model.Mac;

/** A packet's fields with the registers and metadata that a bridge keeps beside them: what flows match on. Mutable. */
public final class Header {
    private final long[] slots;
    private final int bytes;

    private Header(long[] slots, int bytes) {
        this.slots = slots;
        this.bytes = bytes;
    }

    /** The header of a packet that has just come in; registers, connection state and tunnel are 0. */
    public static Header of(Packet packet) {
        Header header = new Header(new long[Field.SLOTS], packet.bytes());
        header.set(Field.ETH_SRC, packet.ethSrc().bits());
        header.set(Field.ETH_DST, packet.ethDst().bits());
        header.set(Field.ETH_TYPE, packet.ethType());
        if (packet.isArp()) {
            header.set(Field.ARP_OP, packet.arpOp());
            header.set(Field.ARP_SPA, packet.arpSpa().bits());
            header.set(Field.ARP_TPA, packet.arpTpa().bits());
            header.set(Field.ARP_SHA, packet.arpSha().bits());
            header.set(Field.ARP_THA, packet.arpTha().bits());
        } else if (packet.ethType() == Packet.IPV4) {
            header.set(Field.IP_SRC, packet.ipSrc().bits());
            header.set(Field.IP_DST, packet.ipDst().bits());
            header.set(Field.IP_PROTO, packet.ipProto());
            header.set(Field.TP_SRC, packet.tpSrc());
            header.set(Field.TP_DST, packet.tpDst());
        }
        return header;
    }

    public long get(Field field) {
        return slots[field.slot()];
    }

    /** What lies in a slot, see {@link Field#slot()}. */
    public long slot(int slot) {
        return slots[slot];
    }

    /** Writes a field; bits beyond its width are cut off. */
    public void set(Field field, long value) {
        slots[field.slot()] = value & field.fullMask();
    }

    /** The packet's length without the Ethernet header. */
    int bytes() {
        return bytes;
    }

    public Header copy() {
        return new Header(slots.clone(), bytes);
    }

    /** What a bridge sees of the same frame when it arrives from elsewhere: registers and metadata are gone. */
    Header arriving(int inPort, long tunId) {
        Header next = copy();
        for (Field field :
                new Field[] {Field.REG4, Field.REG5, Field.REG6, Field.REG7, Field.CT_STATE, Field.TUN_ID, Field.IN_PORT
                }) {
            next.set(field, 0);
        }
        next.set(Field.IN_PORT, inPort);
        next.set(Field.TUN_ID, tunId);
        return next;
    }

    /** The frame without what the bridge keeps beside it. */
    public Packet packet() {
        int type = (int) get(Field.ETH_TYPE);
        boolean arp = type == Packet.ARP || type == Packet.RARP;
        boolean ip = type == Packet.IPV4;
        return new Packet(
                new Mac(get(Field.ETH_SRC)),
                new Mac(get(Field.ETH_DST)),
                type,
                address(ip ? get(Field.IP_SRC) : 0),
                address(ip ? get(Field.IP_DST) : 0),
                ip ? (int) get(Field.IP_PROTO) : 0,
                ip ? (int) get(Field.TP_SRC) : 0,
                ip ? (int) get(Field.TP_DST) : 0,
                arp ? (int) get(Field.ARP_OP) : 0,
                address(arp ? get(Field.ARP_SPA) : 0),
                address(arp ? get(Field.ARP_TPA) : 0),
                new Mac(arp ? get(Field.ARP_SHA) : 0),
                new Mac(arp ? get(Field.ARP_THA) : 0),
                bytes);
    }

    private static Ipv4 address(long bits) {
        return new Ipv4((int) bits, 32);
    }
}
