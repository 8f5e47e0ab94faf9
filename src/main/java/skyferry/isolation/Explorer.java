package skyferry.isolation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Candidates;
import skyferry.dataplane.CtState;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.FlowTable;
import skyferry.dataplane.Match;
import skyferry.dataplane.Members;
import skyferry.dataplane.Underlay;

/**
 * Sends all frames that a port can send through the tables at once and says at which ports which of them arrive. Connections
 * are taken to be new in every zone: whatever passes as part of a known one must have been let pass as new before, in the one
 * direction or the other.
 */
final class Explorer {
    private static final int LOOKED_UP_BY_ADDRESS = 40;
    private static final int SENT_TO_OTHERS = 45;
    private static final Consumer<Symbol> NOTHING = after -> {};
    private static final int MAX_HOSTS = 6;
    private static final int MAX_DEPTH = 64;

    /** Stands for a tunnel port that no flow is expected to look at. */
    static final int ANY_PORT = 65534;

    private final DataPlane dataPlane;
    private final Underlay underlay;
    private final Arrivals arrivals;
    private final boolean anyFrame;
    private final Set<Long> sent;
    private long intersections;

    /** Who is told what arrives where, and what that depended on. */
    @FunctionalInterface
    interface Arrivals {
        void arrive(Bridge.Port port, Frames frames);

        /** A table of a host was looked through with a value in its key field. */
        default void looked(Bridge bridge, int table, long key) {}

        /** Members of a network in a table were looked through. */
        default void members(Bridge bridge, int table, long key) {}

        /** It was looked what members of a network do in a table, whichever they are. */
        default void memberActions(Bridge bridge, int table, long key) {}

        /** A port of a host was written to, or looked for. */
        default void used(Bridge bridge, int port) {}

        /** It was looked for the tunnel port of a host that takes what comes from another one. */
        default void cameFrom(Bridge bridge, Bridge sender) {}

        /**
         * Packets with a tunnel key have come to a host by a port.
         *
         * @return whether nobody need follow them any further
         */
        default boolean crossed(Bridge bridge, Bridge.Port in, long vni) {
            return false;
        }

        /**
         * Packets of a host's own machines have come to where they are looked up by address in a network, with nothing else kept
         * beside them than where they came from, and nothing to be done after that.
         *
         * @return whether nobody need follow them any further
         */
        default boolean entered(Bridge bridge, long tag) {
            return false;
        }

        /**
         * Such packets have come to where they are sent to other hosts.
         *
         * @return whether nobody need follow them any further
         */
        default boolean left(Bridge bridge, long tag) {
            return false;
        }

        /** A flow looks at the port that packets came in by, and that was not said: whether it matches is not known. */
        default void unsure() {}

        /** All ports of a host that meet the wire were looked through. */
        default void metTheWire(Bridge bridge) {}
    }

    Explorer(DataPlane dataPlane, Underlay underlay, Arrivals arrivals) {
        this(dataPlane, underlay, arrivals, false);
    }

    private Explorer(DataPlane dataPlane, Underlay underlay, Arrivals arrivals, boolean anyFrame) {
        this.dataPlane = dataPlane;
        this.underlay = underlay;
        this.arrivals = arrivals;
        this.anyFrame = anyFrame;
        this.sent = anyFrame ? new HashSet<>() : Set.of();
    }

    /** One that does not tell apart which frames members of a network take: of those that do the same one stands for all. */
    static Explorer ofAnyFrame(DataPlane dataPlane, Underlay underlay, Arrivals arrivals) {
        return new Explorer(dataPlane, underlay, arrivals, true);
    }

    /** How many flows were laid against a set of frames so far. */
    long intersections() {
        return intersections;
    }

    private record Place(Bridge bridge, int inPort, int hosts) {}

    void explore(Bridge bridge, Bridge.Port port) {
        Symbol all = Symbol.sentInto(port.number());
        if (port.kind() == Bridge.Kind.VF) {
            Cube own = Cube.ALL.narrowed(Field.ETH_SRC.slot(), port.mac().bits(), Field.ETH_SRC.fullMask());
            if (own != null) {
                Symbol tagged = all.with(new Frames(own, List.of())).with(Field.VLAN, 0x1000 | port.vlan());
                wire(new Place(bridge, 0, 0), port, tagged);
            }
            return;
        }
        table(new Place(bridge, port.number(), 1), all, 0, 0, NOTHING);
    }

    /** Any frame at all that comes to a host by a port, {@link #ANY_PORT} for one that is not said, with a tunnel key. */
    void exploreArrival(Bridge bridge, int inPort, long vni) {
        Symbol all = Symbol.sentInto(inPort).with(Field.TUN_ID, vni);
        table(new Place(bridge, inPort, 2), all, 0, 0, NOTHING);
    }

    /** Any frame at all that a host's own machines have let out, where it is looked up by address in a network. */
    void exploreStation(Bridge bridge, long tag) {
        Symbol all = Symbol.sentInto(ANY_PORT).with(Field.REG5, ANY_PORT).with(Field.REG6, tag);
        table(new Place(bridge, ANY_PORT, 1), all, LOOKED_UP_BY_ADDRESS, 0, NOTHING);
    }

    /** The same where it is sent to other hosts, whether or not a copy has been given to a machine here before. */
    void exploreDeparture(Bridge bridge, long tag) {
        Symbol all = Symbol.sentInto(ANY_PORT)
                .with(Field.REG5, ANY_PORT)
                .with(Field.REG6, tag)
                .with(Field.REG7, ANY_PORT);
        table(new Place(bridge, ANY_PORT, 1), all, SENT_TO_OTHERS, 0, NOTHING);
    }

    /** Splits the packets by the flow that they hit; each part goes its way and then on to {@code next}. */
    private void table(Place place, Symbol packets, int number, int depth, Consumer<Symbol> next) {
        if (depth > MAX_DEPTH) {
            return;
        }
        FlowTable table = place.bridge.table(number);
        table.keys(packets::constant, key -> arrivals.looked(place.bridge, number, key));
        if (table.hasMembers()) {
            long tag = packets.constant(Field.REG6);
            if (anyFrame) {
                arrivals.memberActions(place.bridge, number, tag);
            } else {
                arrivals.members(place.bridge, number, tag);
            }
        }
        Candidates candidates = table.candidates(packets::constant);
        Split split = new Split(place, packets, depth, next);
        for (int i = 0; i < candidates.size() && !split.isDone(); i++) {
            if (i == candidates.split()) {
                split.offer(candidates.members());
            }
            if (!split.isDone()) {
                split.offer(candidates.get(i));
            }
        }
        if (candidates.split() == candidates.size() && !split.isDone()) {
            split.offer(candidates.members());
        }
        split.missed();
    }

    /** Packets in front of a table, flow by flow. */
    private final class Split {
        private final Place place;
        private final Symbol packets;
        private final int depth;
        private final Consumer<Symbol> next;
        private final List<Cube> passed = new ArrayList<>();
        private boolean done;

        Split(Place place, Symbol packets, int depth, Consumer<Symbol> next) {
            this.place = place;
            this.packets = packets;
            this.depth = depth;
            this.next = next;
        }

        /** Whether nothing is left for flows to come. */
        boolean isDone() {
            return done;
        }

        void offer(Flow flow) {
            offer(flow, passed);
        }

        /** A flow that can only miss packets which flows before it have taken. */
        private void offer(Flow flow, List<Cube> before) {
            intersections++;
            if (place.inPort == ANY_PORT && looksAtSender(flow.match())) {
                arrivals.unsure();
            }
            Cube match = packets.preimage(flow);
            Cube hit = match == null ? null : packets.frames().cube().and(match);
            if (match == null || hit == null) {
                return;
            }
            Frames frames = isOfNoConcern(flow) ? null : packets.frames().within(hit, before);
            if (frames != null) {
                perform(place, packets.with(frames), flow.actions(), 0, depth, next);
            }
            done = match.contains(packets.frames().cube());
            passed.add(match);
        }

        /** Only one of them can match where all packets have the same in the field by which they differ. */
        void offer(Members members) {
            if (anyFrame) {
                members.forEachActions(actions -> perform(place, packets, actions, 0, depth, next));
                return;
            }
            long value = packets.known(members.field());
            if (value == Symbol.UNKNOWN) {
                List<Cube> before = List.copyOf(passed);
                members.forEach(flow -> offer(flow, before));
            } else {
                Flow only = members.get(value);
                if (only != null) {
                    offer(only);
                }
            }
        }

        /** What is answered to the sender and nothing else. */
        private boolean isOfNoConcern(Flow flow) {
            return next == NOTHING && !Members.leadsOn(flow.actions());
        }

        private boolean looksAtSender(Match match) {
            for (int i = 0; i < match.size() && match.field(i).compareTo(Field.REG7) <= 0; i++) {
                if (isUnsaid(packets, match.field(i))) {
                    return true;
                }
            }
            return false;
        }

        void missed() {
            Frames missed =
                    done ? null : packets.frames().within(packets.frames().cube(), passed);
            if (missed != null) {
                next.accept(packets.with(missed));
            }
        }
    }

    private void perform(
            Place place, Symbol packets, List<FlowAction> actions, int from, int depth, Consumer<Symbol> next) {
        Symbol at = packets;
        boolean own = false;
        for (int i = from; i < actions.size(); i++) {
            switch (actions.get(i)) {
                case FlowAction.SetField(Field field, long value) -> {
                    at = own ? at : at.copy();
                    own = true;
                    at.write(field, value);
                }
                case FlowAction.Move(Field source, Field target) -> {
                    mind(place, at, source);
                    at = at.copied(source, target);
                    own = true;
                }
                case FlowAction.PushVlan(int vid) -> {
                    at = at.with(Field.VLAN, 0x1000 | vid);
                    own = true;
                }
                case FlowAction.Commit _ -> {
                    at = at.with(Field.CT_STATE, 0);
                    own = true;
                }
                case FlowAction.PopVlan() -> {
                    at = at.with(Field.VLAN, 0);
                    own = true;
                }
                case FlowAction.Resubmit(int number) -> {
                    int rest = i + 1;
                    Consumer<Symbol> then =
                            rest == actions.size() ? next : after -> perform(place, after, actions, rest, depth, next);
                    if (then != NOTHING || !isWaypoint(place, at, number)) {
                        table(place, at, number, depth + 1, then);
                    }
                    return;
                }
                case FlowAction.Track(int number, Field zone) -> {
                    Symbol tracked = at.with(Field.CT_STATE, CtState.TRK | CtState.NEW);
                    table(place, tracked, number, depth + 1, NOTHING);
                }
                case FlowAction.Output(int port) -> output(place, at, port);
                case FlowAction.OutputRegister(Field register) -> {
                    mind(place, at, register);
                    output(place, at, (int) at.constant(register));
                }
                case FlowAction.OutputInPort _, FlowAction.Learn _ -> {
                    // back to the sender, or nothing that this packet meets
                }
            }
        }
        next.accept(at);
    }

    private boolean isWaypoint(Place place, Symbol packets, int table) {
        if (place.hosts != 1) {
            return false;
        }
        return switch (table) {
            case LOOKED_UP_BY_ADDRESS ->
                place.inPort != ANY_PORT
                        && packets.carriesOnly(Field.IN_PORT, Field.REG5, Field.REG6, Field.REG6)
                        && arrivals.entered(place.bridge, packets.constant(Field.REG6));
            case SENT_TO_OTHERS ->
                packets.carriesOnly(Field.IN_PORT, Field.REG5, Field.REG6, Field.REG7)
                        && arrivals.left(place.bridge, packets.constant(Field.REG6));
            default -> false;
        };
    }

    /** Whether a port is written there of which it is not said which one. */
    private static boolean isUnsaid(Symbol packets, Field field) {
        return (field == Field.IN_PORT || field == Field.REG5 || field == Field.REG7)
                && packets.constant(field) == ANY_PORT;
    }

    private void mind(Place place, Symbol packets, Field field) {
        if (place.inPort == ANY_PORT && isUnsaid(packets, field)) {
            arrivals.unsure();
        }
    }

    private void output(Place place, Symbol packets, int number) {
        if (number == place.inPort) {
            return;
        }
        arrivals.used(place.bridge, number);
        place.bridge.port(number).ifPresent(port -> {
            switch (port.kind()) {
                case TUNNEL -> tunnel(place, packets, port);
                case UPLINK -> wire(place, port, packets);
                case VM, REPRESENTOR, VF -> arrivals.arrive(port, packets.frames());
            }
        });
    }

    private void tunnel(Place place, Symbol packets, Bridge.Port out) {
        if (place.hosts >= MAX_HOSTS || anyFrame && !isFirst(packets, out)) {
            return;
        }
        dataPlane
                .byVtep(out.remoteAddress())
                .filter(bridge -> underlay.delivers(place.bridge.host(), bridge.host()))
                .ifPresent(bridge -> arrive(place, packets, out, bridge));
    }

    /** Any frame at all stands for every other that leaves by the same tunnel with the same key. */
    private boolean isFirst(Symbol packets, Bridge.Port out) {
        return sent.add((long) out.number() << 32 | packets.constant(Field.TUN_ID));
    }

    private void arrive(Place place, Symbol packets, Bridge.Port out, Bridge bridge) {
        arrivals.cameFrom(bridge, place.bridge);
        bridge.tunnelFrom(place.bridge.vtep(), out.tunnel()).ifPresent(in -> {
            long vni = packets.constant(Field.TUN_ID);
            if (!arrivals.crossed(bridge, in, vni)) {
                Symbol next = packets.arriving(in.number(), vni);
                table(new Place(bridge, in.number(), place.hosts + 1), next, 0, 0, NOTHING);
            }
        });
    }

    private void wire(Place place, Bridge.Port from, Symbol packets) {
        if (place.hosts >= MAX_HOSTS) {
            return;
        }
        long vlan = packets.constant(Field.VLAN);
        for (Bridge bridge : dataPlane.bridges().values()) {
            boolean same = bridge.host().equals(place.bridge.host());
            if (!same && !underlay.delivers(place.bridge.host(), bridge.host())) {
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
                    Place there = new Place(bridge, port.number(), place.hosts + 1);
                    table(there, packets.arriving(port.number(), 0), 0, 0, NOTHING);
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
