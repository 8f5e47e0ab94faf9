package skyferry.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import skyferry.fabric.Routes;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Nic;
import skyferry.model.Phases;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** What stands where at the simulation's current instant. */
final class WorldState {
    private final Scenario scenario;
    /** The machines in the scenario's order. */
    private final WorldAt.VmAt[] vms;

    private final Map<String, Standing> byHost = new HashMap<>();
    private final Map<String, Integer> order;
    private final Map<String, List<CardAt>> cards = new HashMap<>();
    private final Map<String, List<Phases.Step>> loads = new TreeMap<>();
    private final Map<String, Link> cables = new LinkedHashMap<>();
    private final Set<String> cut = new TreeSet<>();
    private final Set<String> hostsDown = new TreeSet<>();
    private Fabric fabric;
    private Routes routes;
    private long changes;

    WorldState(Scenario scenario) {
        this.scenario = scenario;
        fabric = scenario.fabric();
        routes = new Routes(fabric);
        fabric.links().forEach(link -> cables.put(link.id(), link));
        order = HashMap.newHashMap(scenario.vms().size());
        vms = new WorldAt.VmAt[scenario.vms().size()];
        Map<String, List<String>> placed = new HashMap<>();
        for (Vm vm : scenario.vms().values()) {
            placed.computeIfAbsent(vm.host(), host -> new ArrayList<>()).add(vm.id());
            vms[order.size()] = new WorldAt.VmAt(vm.id(), vm.host(), WorldAt.State.RUNNING);
            order.put(vm.id(), order.size());
            for (Nic nic : vm.nics()) {
                if (nic.attach().takesVf()) {
                    cards.put(vm.id(), CardAt.of(vm));
                    break;
                }
            }
        }
        placed.forEach((host, machines) -> byHost.put(host, Standing.of(scenario, machines)));
    }

    private WorldState(WorldState other) {
        scenario = other.scenario;
        vms = other.vms.clone();
        byHost.putAll(other.byHost);
        order = other.order;
        cards.putAll(other.cards);
        loads.putAll(other.loads);
        cables.putAll(other.cables);
        cut.addAll(other.cut);
        hostsDown.addAll(other.hostsDown);
        fabric = other.fabric;
        routes = other.routes;
        changes = other.changes;
    }

    /** How often machines and cables changed so far. */
    long changes() {
        return changes;
    }

    WorldState copy() {
        return new WorldState(this);
    }

    Fabric fabric() {
        return fabric;
    }

    Routes routes() {
        return routes;
    }

    WorldAt.VmAt vm(String id) {
        return vms[place(id)];
    }

    /** The machine at a place of the scenario's order. */
    WorldAt.VmAt vm(int place) {
        return vms[place];
    }

    /** A machine's place in the scenario's order. */
    int place(String id) {
        Integer place = order.get(id);
        if (place == null) {
            throw new IllegalArgumentException("no machine named " + id);
        }
        return place;
    }

    void vm(WorldAt.VmAt changed) {
        int place = place(changed.id());
        WorldAt.VmAt before = vms[place];
        vms[place] = changed;
        if (!before.host().equals(changed.host())) {
            byHost.put(before.host(), standing(before.host()).without(scenario, changed.id()));
            byHost.put(changed.host(), standing(changed.host()).with(scenario, changed.id(), order));
        }
        changes++;
    }

    /** A machine's cards as they are attached now. */
    List<CardAt> cards(String vm) {
        List<CardAt> known = cards.get(vm);
        return known == null ? CardAt.of(scenario.vm(vm)) : known;
    }

    /** The cards of all machines that have, or had, others than virtio ones. */
    Map<String, List<CardAt>> cards() {
        return Map.copyOf(cards);
    }

    /** Whether a machine has, or had, cards other than virtio ones. */
    boolean tracksCards(String vm) {
        return cards.containsKey(vm);
    }

    /** Whether any machine has, or had, cards other than virtio ones. */
    boolean tracksCards() {
        return !cards.isEmpty();
    }

    void card(String vm, int number, CardAt changed) {
        List<CardAt> next = new ArrayList<>(cards(vm));
        next.set(number, changed);
        cards.put(vm, List.copyOf(next));
        changes++;
    }

    /** The changes of a machine's load so far, in order. */
    List<Phases.Step> loadChanges(String vm) {
        return loads.getOrDefault(vm, List.of());
    }

    void load(String vm, long nanos, double scale) {
        List<Phases.Step> changes = new ArrayList<>(loadChanges(vm));
        changes.add(new Phases.Step(nanos, scale));
        loads.put(vm, List.copyOf(changes));
    }

    /** Changes the speed of a cable; false if there is no such cable or it is cut. */
    boolean rate(String linkId, double bytesPerSecond) {
        Link link = fabric.link(linkId).orElse(null);
        if (link == null) {
            return false;
        }
        Link changed = link.withRate(bytesPerSecond);
        cables.put(linkId, changed);
        fabric(fabric.with(changed));
        return true;
    }

    /** Takes a cable away; false if it is not there. */
    boolean cut(String linkId) {
        if (!cables.containsKey(linkId) || !cut.add(linkId)) {
            return false;
        }
        rewire();
        return true;
    }

    /** Puts a cable back that was cut; false if none was. The scenario's order of links is kept. */
    boolean restore(String linkId) {
        if (!cut.remove(linkId)) {
            return false;
        }
        rewire();
        return true;
    }

    /** Takes power from a host; false if it has none. */
    boolean powerOff(String host) {
        if (!hostsDown.add(host)) {
            return false;
        }
        rewire();
        return true;
    }

    /** Gives a host its power back; false if it has it. */
    boolean powerOn(String host) {
        if (!hostsDown.remove(host)) {
            return false;
        }
        rewire();
        return true;
    }

    boolean up(String host) {
        return !hostsDown.contains(host);
    }

    Set<String> hostsDown() {
        return Set.copyOf(hostsDown);
    }

    /** A cable is there if it is not cut and has power at both ends. */
    private void rewire() {
        List<Link> links = new ArrayList<>();
        for (Link link : cables.values()) {
            if (!cut.contains(link.id()) && up(link.a()) && up(link.b())) {
                links.add(link);
            }
        }
        fabric(Fabric.of(scenario.fabric().nodes(), links));
    }

    private void fabric(Fabric changed) {
        fabric = changed;
        routes = new Routes(changed);
        changes++;
    }

    /** The machines that stand on a host, and what they take of it. */
    Standing standing(String host) {
        return byHost.getOrDefault(host, Standing.NONE);
    }

    /** Names of the machines that stand on a host. */
    List<String> machinesOn(String host) {
        return standing(host).machines();
    }

    /** Where every machine stands. */
    Map<String, String> placement() {
        Map<String, String> placement = new LinkedHashMap<>();
        for (WorldAt.VmAt vm : vms) {
            placement.put(vm.id(), vm.host());
        }
        return placement;
    }

    /**
     * Memory of a host that is neither used by its machines nor reserved for the machines on their way to it, bytes.
     *
     * @param moves at least those from and to the host
     */
    long freeRam(String host, List<ActiveMove> moves) {
        long free = scenario.host(host).ramBytes() - standing(host).ramBytes();
        for (ActiveMove move : moves) {
            boolean concerned = move.spec.to().equals(host) || move.spec.from().equals(host);
            if (concerned
                    && !move.process.finished()
                    && !vms[move.machine].host().equals(host)) {
                free -= move.spec.vm().ramBytes();
            }
        }
        return free;
    }
}
