package skyferry.isolation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Field;
import skyferry.dataplane.Packet;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Nic;

/** Picks one frame out of a set: one that a person would send, as far as the set allows. */
final class Witness {
    /** Plain IPv4 to one machine first, then broadcast, then what is not IPv4. */
    static final Comparator<Packet> FRIENDLIEST = Comparator.comparingInt(
            packet -> (packet.ethType() == Packet.IPV4 ? 0 : 2) + (packet.isBroadcast() ? 1 : 0));

    private static final int CLIENT_PORT = 40000;
    private static final int[] KNOWN_PORTS = {22, 80, 443, 5432};

    private final Frames frames;
    private Cube chosen;

    private Witness(Frames frames) {
        this.frames = frames;
        this.chosen = frames.cube();
    }

    /** A frame of the set from one machine's card to another's; empty if the set is. */
    static Optional<Packet> of(Frames frames, Nic from, Nic to) {
        return new Witness(frames).choose(from, to);
    }

    private Optional<Packet> choose(Nic from, Nic to) {
        if (frames.some() == null) {
            return Optional.empty();
        }
        prefer(Field.ETH_TYPE, Packet.IPV4);
        prefer(Field.ETH_SRC, from.mac().bits());
        prefer(Field.ETH_DST, to.mac().bits());
        prefer(Field.ETH_DST, Mac.BROADCAST.bits());
        prefer(Field.IP_SRC, from.ip().bits() & 0xffff_ffffL);
        prefer(Field.IP_DST, to.ip().bits() & 0xffff_ffffL);
        prefer(Field.ARP_SHA, from.mac().bits());
        if (value(Field.ETH_TYPE) == Packet.IPV4) {
            transport();
        } else {
            prefer(Field.ARP_OP, 1);
        }
        Cube some = new Frames(chosen, frames.minus()).some();
        return Optional.ofNullable(some).map(Witness::packet);
    }

    private void transport() {
        boolean found = false;
        for (int port : KNOWN_PORTS) {
            found = found || preferBoth(Field.IP_PROTO, Packet.TCP, Field.TP_DST, port);
        }
        found = found || preferBoth(Field.IP_PROTO, Packet.ICMP, Field.TP_SRC, Packet.ECHO_REQUEST);
        if (!found) {
            prefer(Field.IP_PROTO, Packet.TCP);
            prefer(Field.IP_PROTO, Packet.UDP);
        }
        if (value(Field.IP_PROTO) == Packet.ICMP) {
            prefer(Field.TP_DST, 0);
        } else {
            prefer(Field.TP_SRC, CLIENT_PORT);
        }
    }

    private long value(Field field) {
        return chosen.value(field.slot());
    }

    private void prefer(Field field, long value) {
        Cube next = chosen.narrowed(field.slot(), value, field.fullMask());
        if (next != null && isPossible(next)) {
            chosen = next;
        }
    }

    private boolean preferBoth(Field one, long oneValue, Field other, long otherValue) {
        Cube half = chosen.narrowed(one.slot(), oneValue, one.fullMask());
        Cube next = half == null ? null : half.narrowed(other.slot(), otherValue, other.fullMask());
        if (next != null && isPossible(next)) {
            chosen = next;
            return true;
        }
        return false;
    }

    private boolean isPossible(Cube cube) {
        return new Frames(cube, frames.minus()).some() != null;
    }

    private static Packet packet(Cube cube) {
        int type = (int) cube.value(Field.ETH_TYPE.slot());
        Mac src = new Mac(cube.value(Field.ETH_SRC.slot()));
        Mac dst = new Mac(cube.value(Field.ETH_DST.slot()));
        Ipv4 ipSrc = new Ipv4((int) cube.value(Field.IP_SRC.slot()), 32);
        Ipv4 ipDst = new Ipv4((int) cube.value(Field.IP_DST.slot()), 32);
        int proto = (int) cube.value(Field.IP_PROTO.slot());
        if (type == Packet.IPV4) {
            return Packet.ip(src, dst, ipSrc, ipDst, proto, (int) cube.value(Field.TP_SRC.slot()), (int)
                    cube.value(Field.TP_DST.slot()));
        }
        Packet arp = Packet.arp(
                src,
                dst,
                proto,
                ipSrc,
                ipDst,
                new Mac(cube.value(Field.ARP_SHA.slot())),
                new Mac(cube.value(Field.ARP_THA.slot())));
        return new Packet(
                src,
                dst,
                type,
                arp.ipSrc(),
                arp.ipDst(),
                0,
                0,
                0,
                proto,
                ipSrc,
                ipDst,
                arp.arpSha(),
                arp.arpTha(),
                arp.bytes());
    }

    /** The card of a machine that a port belongs to. */
    static Nic card(List<Nic> nics, Bridge.Port port) {
        return nics.stream()
                .filter(nic -> nic.mac().equals(port.mac()))
                .findFirst()
                .orElse(nics.getFirst());
    }
}
