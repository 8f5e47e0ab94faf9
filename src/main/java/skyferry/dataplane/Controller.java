package skyferry.dataplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skyferry.dataplane.Bindings.Phase;
import skyferry.dataplane.Bindings.Place;
import skyferry.model.ControllerOptions;
import skyferry.model.Nic;
import skyferry.model.Scenario;

/**
 * The network controller: turns where machines shall be into flows, and a change of that into pushes, each with the instant at
 * which it is in the host's tables. Pure: it keeps nothing; what it means is in {@link Bindings}, what is installed in
 * {@link DataPlane}.
 *
 * <p>The order of calls for one move from S to D, each answer's {@code after} going into the next call, each push applied with
 * {@link DataPlane#apply} at its {@link Push#atNanos}:
 *
 * <ol>
 *   <li>at time 0: {@link #initial}, {@link Bindings#of};
 *   <li>when the move begins: {@link #prepare}: the port at D ({@code STANDBY}) and its rules; with {@code bothHosts} peers send
 *       to S and D from here on;
 *   <li>at the pause: {@code dataPlane.withPortState(S, vm, DEPARTED)};
 *   <li>at the resume: {@code dataPlane.withPortState(D, vm, ACTIVE)}, then {@link #resumed};
 *   <li>where no controller tells ({@code learning}), also at the resume: {@link #learned}
 *   <li>when the activating frame leaves the machine after the resume and is not lost: {@link #activated}. Not needed, and
 *       nothing happens, with {@code activation: none};
 *   <li>at the end of the move: {@link #cleaned}: S loses port and rules.
 * </ol>
 *
 * If the move is given up before the resume: {@link #abandoned} instead of the last three, and {@code withPortState(S, vm,
 * ACTIVE)} if S was paused. Faults are laid over the outcome: keep the state without them and show {@link Faults#apply} of it.
 */
public final class Controller {
    /** From the activating frame to the port being open: the host's own agent sees the frame and changes its flows; assumed. */
    static final long ACTIVATION_NANOS = 1_000_000;

    private final Scenario scenario;
    private final ControllerOptions options;
    private final Numbering numbering;
    private final Reach reach;
    private final SegmentFlows segments;
    private final HostFlows hostFlows;
    private final LearnedEntries learned;
    private final Ports ports;
    private final PlaceChange change;

    public Controller(Scenario scenario) {
        this.scenario = scenario;
        this.options = scenario.controller();
        this.numbering = new Numbering(scenario);
        this.reach = new Reach(scenario);
        this.segments = new SegmentFlows(numbering, options, reach);
        this.hostFlows = new HostFlows(scenario, numbering, reach, segments);
        this.learned = new LearnedEntries(scenario, numbering, hostFlows, segments);
        this.ports = new Ports(scenario, numbering);
        this.change = new PlaceChange(numbering, hostFlows, ports, reach, new PushOrder(scenario));
    }

    /**
     * A change of intent.
     *
     * @param pushes in order of time; no two at one instant
     */
    public record Change(Bindings after, List<Push> pushes) {
        public Change {
            pushes = List.copyOf(pushes);
        }
    }

    /** Everything installed as the scenario places it. */
    public static DataPlane initial(Scenario scenario) {
        return new Controller(scenario).initial();
    }

    /** The numbers that this controller hands out. */
    public Numbering numbering() {
        return numbering;
    }

    /** Everything installed as the scenario places it. */
    public DataPlane initial() {
        Bindings bindings = Bindings.of(scenario);
        Map<String, Bridge> bridges = new LinkedHashMap<>();
        Map<String, List<Flow>> flows = new LinkedHashMap<>();
        Map<String, List<Push.PortChange>> plugs = new LinkedHashMap<>();
        scenario.hosts().values().forEach(host -> {
            bridges.put(host.id(), Bridge.empty(host.id(), host.vtep()));
            List<Flow> own = new ArrayList<>(BaseFlows.all());
            if (hostFlows.routes()) {
                own.add(BaseFlows.noRoute());
            }
            flows.put(host.id(), own);
            plugs.put(host.id(), new ArrayList<>());
        });
        for (String network : scenario.networks().keySet()) {
            Set<String> stations = hostFlows.stations(network, bindings);
            SegmentMembers members =
                    new SegmentMembers(scenario.network(network), numbering, segments, bindings, reach);
            for (String host : stations) {
                HostFlows.Segment segment = new HostFlows.Segment(host, network, bindings, stations);
                bridges.computeIfPresent(host, (id, bridge) -> members.in(bridge));
                List<Flow> own = flows.getOrDefault(host, List.of());
                own.addAll(members.isShared() ? hostFlows.common(segment, members.on(host)) : hostFlows.whole(segment));
                members.on(host).forEach(card -> own.addAll(hostFlows.ofCard(segment, card)));
                numbering.cardsOn(network).forEach(card -> own.addAll(segments.home(host, card)));
                own.addAll(learned.atTheStart(segment));
                plugs.getOrDefault(host, List.of()).addAll(ports.toStations(host, network, stations));
            }
        }
        for (String vm : scenario.vms().keySet()) {
            String host = bindings.of(vm).host();
            numbering.cardsOf(vm).stream()
                    .filter(card -> reach.mayBe(card, host))
                    .forEach(card -> plugs.getOrDefault(host, List.of())
                            .add(new Push.PortChange.Plug(ports.of(host, card, Bridge.State.ACTIVE))));
        }
        DataPlane state = new DataPlane(bridges);
        for (String host : scenario.hosts().keySet()) {
            state = state.apply(new Push(
                    0,
                    host,
                    List.of(),
                    flows.getOrDefault(host, List.of()),
                    plugs.getOrDefault(host, List.of()),
                    Push.Intent.INSTALL));
        }
        return state;
    }

    /**
     * The state with another port of a machine's card on a host: hosts plug those by themselves, with no push.
     *
     * @param attach how the card reaches the wire there; empty for not at all
     */
    public DataPlane withCard(
            DataPlane state, String host, String vm, int card, Optional<Nic.Attach> attach, Bridge.State portState) {
        return state.with(ports.with(state.bridge(host), numbering.cardsOf(vm).get(card), attach, portState));
    }

    /** A port for the machine at its destination, standing by, with its rules. */
    public Change prepare(long now, Bindings before, String vm, String to) {
        Place home = before.of(vm);
        boolean blocked = options.activation() != ControllerOptions.Activation.NONE;
        return change.of(now, before, vm, new Place(home.host(), to, Phase.PREPARED, blocked), Push.Intent.PREPARE);
    }

    /** The machine runs at its destination: traffic goes there. */
    public Change resumed(long now, Bindings before, String vm) {
        Place place = before.of(vm);
        return change.of(
                now,
                before,
                vm,
                new Place(place.other(), place.host(), Phase.SWITCHED, place.blocked()),
                Push.Intent.SWITCH);
    }

    /** The activating frame has left the machine at its destination: the port there is unblocked by its own host. */
    public Change activated(long now, Bindings before, String vm) {
        Place place = before.of(vm);
        if (!place.blocked()) {
            return new Change(before, List.of());
        }
        Place open = new Place(place.host(), place.other(), place.phase(), false);
        return change.of(now, before, vm, open, Push.Intent.ACTIVATE);
    }

    /** The source loses the machine's port, and what else it no longer needs. */
    public Change cleaned(long now, Bindings before, String vm) {
        return change.of(now, before, vm, Place.at(before.of(vm).host()), Push.Intent.CLEAN);
    }

    /** The move is given up: what was prepared goes. */
    public Change abandoned(long now, Bindings before, String vm) {
        return change.of(now, before, vm, Place.at(before.of(vm).host()), Push.Intent.ABANDON);
    }

    /**
     * Where no controller tells: what the other hosts of its networks learn of a machine that has moved, and when. To be called
     * at the resume, after {@link #resumed}.
     *
     * @param pausedAt when it last spoke at its source, ns
     * @param resumedAt when it first ran at its destination, ns
     * @param announcements when frames that announce it leave it and are not lost, in order, ns
     */
    public List<Push> learned(Bindings after, String vm, long pausedAt, long resumedAt, List<Long> announcements) {
        return learned.afterMove(after, vm, pausedAt, resumedAt, announcements);
    }
}
