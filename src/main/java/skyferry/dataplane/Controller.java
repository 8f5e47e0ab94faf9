package skyferry.dataplane;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final PortFlows portFlows;
    private final SegmentFlows segmentFlows;
    private final RouteFlows routeFlows;
    private final Ports ports;
    private final PushOrder order;

    public Controller(Scenario scenario) {
        this.scenario = scenario;
        this.options = scenario.controller();
        this.numbering = new Numbering(scenario);
        this.portFlows = new PortFlows(scenario, numbering);
        this.segmentFlows = new SegmentFlows(numbering, options);
        this.routeFlows = new RouteFlows(scenario, numbering);
        this.ports = new Ports(scenario, numbering);
        this.order = new PushOrder(scenario);
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
            if (routeFlows.any()) {
                own.add(BaseFlows.noRoute());
            }
            flows.put(host.id(), own);
            plugs.put(host.id(), new ArrayList<>());
        });
        for (String network : scenario.networks().keySet()) {
            Set<String> stations = stations(network, bindings);
            SegmentMembers members = new SegmentMembers(scenario.network(network), numbering, segmentFlows, bindings);
            for (String host : stations) {
                Segment segment = new Segment(host, network, bindings, stations);
                bridges.computeIfPresent(host, (id, bridge) -> members.in(bridge));
                List<Flow> own = flows.getOrDefault(host, List.of());
                own.addAll(members.isShared() ? common(segment, members.on(host)) : whole(segment));
                members.on(host).forEach(card -> own.addAll(ofCard(segment, card)));
                own.addAll(alreadyLearned(segment));
                plugs.getOrDefault(host, List.of()).addAll(ports.toStations(host, network, stations));
            }
        }
        for (String vm : scenario.vms().keySet()) {
            String host = bindings.of(vm).host();
            numbering
                    .cardsOf(vm)
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
        return change(now, before, vm, new Place(home.host(), to, Phase.PREPARED, blocked), Push.Intent.PREPARE);
    }

    /** The machine runs at its destination: traffic goes there. */
    public Change resumed(long now, Bindings before, String vm) {
        Place place = before.of(vm);
        return change(
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
        return change(now, before, vm, open, Push.Intent.ACTIVATE);
    }

    /** The source loses the machine's port, and what else it no longer needs. */
    public Change cleaned(long now, Bindings before, String vm) {
        return change(now, before, vm, Place.at(before.of(vm).host()), Push.Intent.CLEAN);
    }

    /** The move is given up: what was prepared goes. */
    public Change abandoned(long now, Bindings before, String vm) {
        return change(now, before, vm, Place.at(before.of(vm).host()), Push.Intent.ABANDON);
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
        if (options.learning().isEmpty()) {
            return List.of();
        }
        Place place = after.of(vm);
        List<Push> pushes = new ArrayList<>();
        for (Card card : numbering.cardsOf(vm)) {
            for (String host : card.tunnelled() ? stations(card.network().id(), after) : Set.<String>of()) {
                Flow there = segmentFlows.learnedEntry(host, card, place.host());
                if (host.equals(place.other())) {
                    long at = announcements.isEmpty() ? resumedAt : announcements.getFirst();
                    pushes.add(learned(at, host, there));
                } else if (!host.equals(place.host())) {
                    Flow back = segmentFlows.learnedEntry(host, card, place.other());
                    new Relearning(options.learning().get(), scenario.seed().value(), host, vm, pausedAt, announcements)
                            .changes()
                            .forEach(change ->
                                    pushes.add(learned(change.atNanos(), host, change.toDestination() ? there : back)));
                }
            }
        }
        pushes.sort(Comparator.comparingLong(Push::atNanos));
        return pushes;
    }

    private static Push learned(long at, String host, Flow flow) {
        return new Push(at, host, List.of(), List.of(flow), List.of(), Push.Intent.LEARN);
    }

    /** At the start every host has heard every machine of its networks. */
    private List<Flow> alreadyLearned(Segment segment) {
        if (options.learning().isEmpty()) {
            return List.of();
        }
        return numbering.cardsOn(segment.network).stream()
                .filter(Card::tunnelled)
                .filter(card -> !segment.bindings.of(card.vm()).host().equals(segment.host))
                .map(card -> segmentFlows.learnedEntry(
                        segment.host, card, segment.bindings.of(card.vm()).host()))
                .toList();
    }

    private record Segment(String host, String network, Bindings bindings, Set<String> stations) {}

    private Change change(long now, Bindings before, String vm, Place next, Push.Intent intent) {
        Bindings after = before.with(vm, next);
        Map<String, Difference> differences = new LinkedHashMap<>();
        for (Card card : numbering.cardsOf(vm)) {
            Set<String> had = stations(card.network().id(), before);
            Set<String> has = stations(card.network().id(), after);
            Set<String> hosts = new LinkedHashSet<>(had);
            hosts.addAll(has);
            boolean same = had.equals(has);
            for (String host : hosts) {
                Difference difference = differences.computeIfAbsent(host, h -> new Difference());
                Extent extent = had.contains(host) != has.contains(host)
                        ? Extent.WHOLE
                        : same && !concerns(host, before.of(vm)) && !concerns(host, next)
                                ? Extent.LOCATION
                                : Extent.CARD;
                difference.before.addAll(flows(new Segment(host, card.network().id(), before, had), card, extent));
                difference.after.addAll(flows(new Segment(host, card.network().id(), after, has), card, extent));
                if (!same && has.contains(host)) {
                    Set<String> fresh = new LinkedHashSet<>(has);
                    fresh.removeIf(other -> had.contains(host) && had.contains(other));
                    difference.ports.addAll(
                            ports.toStations(host, card.network().id(), fresh));
                }
                difference.ports.addAll(ports.changes(host, card, before.of(vm), next));
            }
            routeFlows.peers(card.network().id()).forEach(peer -> joined(peer, before, after, differences));
        }
        List<Push> pushes = new ArrayList<>();
        differences.forEach((host, difference) -> pushes.add(difference.push(due(now, host, intent), host, intent)));
        pushes.removeIf(Push::isEmpty);
        pushes.sort(Comparator.comparingLong(Push::atNanos));
        return new Change(after, pushes);
    }

    /** Hosts come to know, or forget, a network that a router joins to the one of a machine that moves. */
    private void joined(String network, Bindings before, Bindings after, Map<String, Difference> differences) {
        Set<String> had = stations(network, before);
        Set<String> has = stations(network, after);
        if (had.equals(has)) {
            return;
        }
        Set<String> hosts = new LinkedHashSet<>(had);
        hosts.addAll(has);
        for (String host : hosts) {
            Difference difference = differences.computeIfAbsent(host, h -> new Difference());
            boolean whole = had.contains(host) != has.contains(host);
            difference.before.addAll(known(new Segment(host, network, before, had), whole));
            difference.after.addAll(known(new Segment(host, network, after, has), whole));
            if (has.contains(host)) {
                Set<String> fresh = new LinkedHashSet<>(has);
                fresh.removeIf(other -> had.contains(host) && had.contains(other));
                difference.ports.addAll(ports.toStations(host, network, fresh));
            }
        }
    }

    private List<Flow> known(Segment segment, boolean whole) {
        if (!segment.stations.contains(segment.host)) {
            return List.of();
        }
        return whole ? whole(segment) : floods(segment, here(segment));
    }

    /** How much of what a host knows of a network can differ. */
    private enum Extent {
        /** Where one machine is. */
        LOCATION,
        /** That, its port, and whom a broadcast goes to. */
        CARD,
        WHOLE
    }

    private static boolean concerns(String host, Place place) {
        return host.equals(place.host()) || host.equals(place.other());
    }

    /** What a host's tables hold before and after, as far as it can differ. */
    private static final class Difference {
        private final Set<Flow> before = new LinkedHashSet<>();
        private final Set<Flow> after = new LinkedHashSet<>();
        private final Set<Push.PortChange> ports = new LinkedHashSet<>();

        private Push push(long at, String host, Push.Intent intent) {
            List<Flow> remove =
                    before.stream().filter(flow -> !after.contains(flow)).toList();
            List<Flow> add =
                    after.stream().filter(flow -> !before.contains(flow)).toList();
            return new Push(at, host, remove, add, List.copyOf(ports), intent);
        }
    }

    private long due(long now, String host, Push.Intent intent) {
        return now + (intent == Push.Intent.ACTIVATE ? ACTIVATION_NANOS : order.delayNanos(host));
    }

    /** Hosts that know a network, in the scenario's order: they have a machine on it, or on one that a router joins to it. */
    private Set<String> stations(String network, Bindings bindings) {
        BitSet stations = new BitSet();
        homes(network, bindings, stations);
        routeFlows.peers(network).forEach(peer -> homes(peer, bindings, stations));
        return stations.stream().mapToObj(numbering::hostAt).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void homes(String network, Bindings bindings, BitSet stations) {
        for (Card card : numbering.cardsOn(network)) {
            Place place = bindings.of(card.vm());
            stations.set(numbering.host(place.host()));
            if (!place.other().isEmpty()) {
                stations.set(numbering.host(place.other()));
            }
        }
    }

    /** The flows of a host that can change with one card; all of the network's when the host joins or leaves it. */
    private List<Flow> flows(Segment segment, Card card, Extent extent) {
        if (!segment.stations.contains(segment.host)) {
            return List.of();
        }
        return switch (extent) {
            case LOCATION -> segmentFlows.location(segment.host, card, segment.bindings.of(card.vm()));
            case CARD -> {
                List<Flow> flows = new ArrayList<>(floods(segment, here(segment)));
                flows.addAll(ofCard(segment, card));
                yield flows;
            }
            case WHOLE -> whole(segment);
        };
    }

    private List<Flow> ofCard(Segment segment, Card card) {
        List<Flow> flows = new ArrayList<>(segmentFlows.location(segment.host, card, segment.bindings.of(card.vm())));
        flows.addAll(port(segment, card));
        return flows;
    }

    private List<Flow> whole(Segment segment) {
        List<Flow> flows = new ArrayList<>(common(segment, here(segment)));
        for (Card card : numbering.cardsOn(segment.network)) {
            if (options.learning().isEmpty()) {
                flows.add(segmentFlows.arpAnswer(segment.host, card));
            }
            flows.addAll(ofCard(segment, card));
        }
        return flows;
    }

    /** What a host knows of a network beside its machines. */
    private List<Flow> common(Segment segment, List<Card> here) {
        List<Flow> flows = new ArrayList<>();
        flows.add(segmentFlows.arrival(segment.host, scenario.network(segment.network)));
        flows.addAll(floods(segment, here));
        flows.addAll(routeFlows.of(segment.host, scenario.network(segment.network)));
        return flows;
    }

    private List<Card> here(Segment segment) {
        return numbering.cardsOn(segment.network).stream()
                .filter(card -> segment.bindings
                        .of(card.vm())
                        .targets(options.bothHosts())
                        .contains(segment.host))
                .toList();
    }

    private List<Flow> floods(Segment segment, List<Card> here) {
        List<Flow> flows = new ArrayList<>();
        flows.add(segmentFlows.floodLocal(
                segment.host,
                scenario.network(segment.network),
                here.stream().filter(Card::onBridge).toList()));
        flows.add(segmentFlows.floodRemote(segment.host, scenario.network(segment.network), segment.stations));
        flows.addAll(segmentFlows.learned(segment.host, scenario.network(segment.network), segment.stations));
        return flows;
    }

    private List<Flow> port(Segment segment, Card card) {
        Place place = segment.bindings.of(card.vm());
        if (!place.plugged().contains(segment.host) || !card.onBridge()) {
            return List.of();
        }
        List<Flow> flows = new ArrayList<>(portFlows.rules(segment.host, card));
        if (place.blocked() && segment.host.equals(place.destination())) {
            flows.addAll(portFlows.block(segment.host, card, options.activation()));
        }
        return flows;
    }
}
