package skyferry.isolation;

import java.util.ArrayList;
import java.util.List;
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
import skyferry.isolation.Wiring.Place;

/**
 * Sends all frames that a port can send through the tables at once and says at which ports which of them arrive. Connections
 * are taken to be new in every zone: whatever passes as part of a known one must have been let pass as new before, in the one
 * direction or the other.
 */
final class Explorer {
    private static final int LOOKED_UP_BY_ADDRESS = 40;
    private static final int SENT_TO_OTHERS = 45;
    private static final Consumer<Symbol> NOTHING = after -> {};
    private static final int MAX_DEPTH = 64;

    /** Stands for a tunnel port that no flow is expected to look at. */
    static final int ANY_PORT = 65534;

    private final Arrivals arrivals;
    private final boolean anyFrame;
    private final Wiring wiring;
    private long intersections;

    Explorer(DataPlane dataPlane, Underlay underlay, Arrivals arrivals) {
        this(dataPlane, underlay, arrivals, false);
    }

    private Explorer(DataPlane dataPlane, Underlay underlay, Arrivals arrivals, boolean anyFrame) {
        this.arrivals = arrivals;
        this.anyFrame = anyFrame;
        this.wiring = new Wiring(
                dataPlane, underlay, arrivals, anyFrame, (place, packets) -> table(place, packets, 0, 0, NOTHING));
    }

    /** One that does not tell apart which frames members of a network take: of those that do the same one stands for all. */
    static Explorer ofAnyFrame(DataPlane dataPlane, Underlay underlay, Arrivals arrivals) {
        return new Explorer(dataPlane, underlay, arrivals, true);
    }

    /** How many flows were laid against a set of frames so far. */
    long intersections() {
        return intersections;
    }

    void explore(Bridge bridge, Bridge.Port port) {
        Symbol all = Symbol.sentInto(port.number());
        if (port.kind() == Bridge.Kind.VF) {
            Cube own = Cube.ALL.narrowed(Field.ETH_SRC.slot(), port.mac().bits(), Field.ETH_SRC.fullMask());
            if (own != null) {
                Symbol tagged = all.with(new Frames(own, List.of())).with(Field.VLAN, 0x1000 | port.vlan());
                wiring.wire(new Place(bridge, 0, 0), port, tagged);
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
            arrivals.wentRound(packets.frames());
            return;
        }
        FlowTable table = place.bridge().table(number);
        table.keys(packets::constant, key -> arrivals.looked(place.bridge(), number, key));
        if (table.hasMembers()) {
            long tag = packets.constant(Field.REG6);
            if (anyFrame) {
                arrivals.memberActions(place.bridge(), number, tag);
            } else {
                arrivals.members(place.bridge(), number, tag);
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
            if (place.inPort() == ANY_PORT && looksAtSender(flow.match())) {
                arrivals.unsure();
            }
            Cube match = packets.preimage(flow);
            Cube hit = match == null ? null : packets.frames().cube().and(match);
            if (match == null || hit == null) {
                return;
            }
            Frames frames = isOfNoConcern(flow) ? null : packets.frames().within(hit, before);
            if (frames != null) {
                if (flow.actions().isEmpty()) {
                    dropped(frames);
                }
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
            boolean drops = flow.actions().isEmpty();
            return next == NOTHING && !Members.leadsOn(flow.actions()) && !(drops && mindsLosses());
        }

        private boolean mindsLosses() {
            return arrivals.mindsLosses() && place.isAway();
        }

        private void dropped(Frames frames) {
            if (mindsLosses()) {
                arrivals.lost(place.bridge().host(), frames);
            }
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
                dropped(missed);
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
                case FlowAction.Output(int port) -> wiring.output(place, at, port);
                case FlowAction.OutputRegister(Field register) -> {
                    mind(place, at, register);
                    wiring.output(place, at, (int) at.constant(register));
                }
                case FlowAction.OutputInPort _, FlowAction.Learn _ -> {
                    // back to the sender, or nothing that this packet meets
                }
            }
        }
        next.accept(at);
    }

    private boolean isWaypoint(Place place, Symbol packets, int table) {
        if (place.hosts() != 1) {
            return false;
        }
        return switch (table) {
            case LOOKED_UP_BY_ADDRESS ->
                place.inPort() != ANY_PORT
                        && packets.carriesOnly(Field.IN_PORT, Field.REG5, Field.REG6, Field.REG6)
                        && arrivals.entered(place.bridge(), packets.constant(Field.REG6));
            case SENT_TO_OTHERS ->
                packets.carriesOnly(Field.IN_PORT, Field.REG5, Field.REG6, Field.REG7)
                        && arrivals.left(place.bridge(), packets.constant(Field.REG6));
            default -> false;
        };
    }

    /** Whether a port is written there of which it is not said which one. */
    private static boolean isUnsaid(Symbol packets, Field field) {
        return (field == Field.IN_PORT || field == Field.REG5 || field == Field.REG7)
                && packets.constant(field) == ANY_PORT;
    }

    private void mind(Place place, Symbol packets, Field field) {
        if (place.inPort() == ANY_PORT && isUnsaid(packets, field)) {
            arrivals.unsure();
        }
    }
}
