package skyferry.isolation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Field;
import skyferry.dataplane.Match;
import skyferry.dataplane.Underlay;

/** Carries all frames that leave a port to where they arrive: at a machine, through a tunnel, or on a wire with others. */
final class Wiring {
    private static final int MAX_HOSTS = 6;

    private final DataPlane dataPlane;
    private final Underlay underlay;
    private final Arrivals arrivals;
    private final boolean anyFrame;
    private final Onward onward;
    private final Set<Long> sent;

    /**
     * Carries frames.
     *
     * @param anyFrame whether any frame at all stands for every other that leaves by the same tunnel with the same key
     */
    Wiring(DataPlane dataPlane, Underlay underlay, Arrivals arrivals, boolean anyFrame, Onward onward) {
        this.dataPlane = dataPlane;
        this.underlay = underlay;
        this.arrivals = arrivals;
        this.anyFrame = anyFrame;
        this.onward = onward;
        this.sent = anyFrame ? new HashSet<>() : Set.of();
    }

    /** Goes on where frames come to another bridge. */
    @FunctionalInterface
    interface Onward {
        void arrive(Place place, Symbol packets);
    }

    /**
     * Where frames are.
     *
     * @param hosts how many hosts they have been to, this one included; 0 on the wire before the first
     */
    record Place(Bridge bridge, int inPort, int hosts) {
        /** Whether they have come here from another machine's host or from the wire. */
        boolean isAway() {
            return hosts > 1
                    || bridge.port(inPort).map(port -> !port.isMachines()).orElse(false);
        }
    }

    void output(Place place, Symbol packets, int number) {
        if (number == place.inPort()) {
            return;
        }
        arrivals.used(place.bridge(), number);
        Optional<Bridge.Port> found = place.bridge().port(number);
        if (found.isEmpty()) {
            arrivals.lost("", packets.frames());
        }
        found.ifPresent(port -> {
            switch (port.kind()) {
                case TUNNEL -> tunnel(place, packets, port);
                case UPLINK -> wire(place, port, packets);
                case VM, REPRESENTOR, VF -> arrivals.arrive(port, packets.frames());
            }
        });
    }

    private void tunnel(Place place, Symbol packets, Bridge.Port out) {
        if (place.hosts() >= MAX_HOSTS) {
            arrivals.wentRound(packets.frames());
            return;
        }
        if (anyFrame && !isFirst(packets, out)) {
            return;
        }
        Optional<Bridge> end = dataPlane.byVtep(out.remoteAddress());
        if (end.isEmpty()) {
            arrivals.lost("", packets.frames());
        }
        end.filter(bridge -> underlay.delivers(place.bridge().host(), bridge.host()))
                .ifPresent(bridge -> arrive(place, packets, out, bridge));
    }

    /** Any frame at all stands for every other that leaves by the same tunnel with the same key. */
    private boolean isFirst(Symbol packets, Bridge.Port out) {
        return sent.add((long) out.number() << 32 | packets.constant(Field.TUN_ID));
    }

    private void arrive(Place place, Symbol packets, Bridge.Port out, Bridge bridge) {
        arrivals.cameFrom(bridge, place.bridge());
        Optional<Bridge.Port> way = bridge.tunnelFrom(place.bridge().vtep(), out.tunnel());
        if (way.isEmpty()) {
            arrivals.lost("", packets.frames());
        }
        way.ifPresent(in -> {
            long vni = packets.constant(Field.TUN_ID);
            if (!arrivals.crossed(bridge, in, vni)) {
                Symbol next = packets.arriving(in.number(), vni);
                onward.arrive(new Place(bridge, in.number(), place.hosts() + 1), next);
            }
        });
    }

    void wire(Place place, Bridge.Port from, Symbol packets) {
        if (place.hosts() >= MAX_HOSTS) {
            return;
        }
        long vlan = packets.constant(Field.VLAN);
        for (Bridge bridge : dataPlane.bridges().values()) {
            boolean same = bridge.host().equals(place.bridge().host());
            if (!same && !underlay.delivers(place.bridge().host(), bridge.host())) {
                continue;
            }
            arrivals.metTheWire(bridge);
            for (Bridge.Port port : bridge.ports()) {
                if (same && port.name().equals(from.name())) {
                    continue;
                }
                if (port.kind() == Bridge.Kind.VF && vlan == (0x1000 | port.vlan())) {
                    virtualFunction(packets, port);
                } else if (port.kind() == Bridge.Kind.UPLINK) {
                    Place there = new Place(bridge, port.number(), place.hosts() + 1);
                    onward.arrive(there, packets.arriving(port.number(), 0));
                }
            }
        }
    }

    /** The embedded switch gives a virtual function what is addressed to it, and broadcast. */
    private void virtualFunction(Symbol packets, Bridge.Port port) {
        Match own = Match.ANY.ethDst(port.mac());
        Match many = Match.ANY.manyDestinations();
        for (Match match : List.of(own, many)) {
            Cube cube = packets.preimage(match);
            Cube hit = cube == null ? null : packets.frames().cube().and(cube);
            Frames frames = hit == null ? null : packets.frames().within(hit, List.of());
            if (frames != null) {
                arrivals.arrive(port, frames);
            }
        }
    }
}
