package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skyferry.fabric.Routes;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Phases;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** What stands where at the simulation's current instant. */
final class WorldState {
    private final Scenario scenario;
    private final Map<String, WorldAt.VmAt> vms = new LinkedHashMap<>();
    private final Map<String, List<Phases.Step>> loads = new TreeMap<>();
    private final Map<String, Link> cut = new TreeMap<>();
    private Fabric fabric;
    private Routes routes;

    WorldState(Scenario scenario) {
        this.scenario = scenario;
        fabric = scenario.fabric();
        routes = new Routes(fabric);
        for (Vm vm : scenario.vms().values()) {
            vms.put(vm.id(), new WorldAt.VmAt(vm.id(), vm.host(), WorldAt.State.RUNNING));
        }
    }

    private WorldState(WorldState other) {
        scenario = other.scenario;
        vms.putAll(other.vms);
        loads.putAll(other.loads);
        cut.putAll(other.cut);
        fabric = other.fabric;
        routes = other.routes;
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
        WorldAt.VmAt vm = vms.get(id);
        if (vm == null) {
            throw new IllegalArgumentException("no machine named " + id);
        }
        return vm;
    }

    void vm(WorldAt.VmAt changed) {
        vms.put(changed.id(), changed);
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

    void fabric(Fabric changed) {
        fabric = changed;
        routes = new Routes(changed);
    }

    /** Takes a cable away; false if it is not there. */
    boolean cut(String linkId) {
        Link link = fabric.link(linkId).orElse(null);
        if (link == null) {
            return false;
        }
        cut.put(linkId, link);
        fabric(fabric.without(linkId));
        return true;
    }

    /** Puts a cable back that was cut; false if none was. The scenario's order of links is kept. */
    boolean restore(String linkId) {
        if (cut.remove(linkId) == null) {
            return false;
        }
        List<Link> links = new ArrayList<>();
        for (Link link : scenario.fabric().links()) {
            if (!cut.containsKey(link.id())) {
                links.add(fabric.link(link.id()).orElse(link));
            }
        }
        fabric(Fabric.of(scenario.fabric().nodes(), links));
        return true;
    }

    /** Names of the machines that stand on a host. */
    List<String> machinesOn(String host) {
        return vms.values().stream()
                .filter(vm -> vm.host().equals(host))
                .map(WorldAt.VmAt::id)
                .toList();
    }

    /** Where every machine stands. */
    Map<String, String> placement() {
        Map<String, String> placement = new LinkedHashMap<>();
        vms.values().forEach(vm -> placement.put(vm.id(), vm.host()));
        return placement;
    }

    /** Memory of a host that is neither used by its machines nor reserved for the machines on their way to it, bytes. */
    long freeRam(String host, List<ActiveMove> moves) {
        long free = scenario.host(host).ramBytes();
        for (WorldAt.VmAt vm : vms.values()) {
            if (vm.host().equals(host)) {
                free -= scenario.vm(vm.id()).ramBytes();
            }
        }
        for (ActiveMove move : moves) {
            boolean reservedHere = move.spec.to().equals(host)
                    && !vm(move.spec.vm().id()).host().equals(host);
            boolean keptHere = move.spec.from().equals(host)
                    && !vm(move.spec.vm().id()).host().equals(host);
            if (!move.process.finished() && (reservedHere || keptHere)) {
                free -= move.spec.vm().ramBytes();
            }
        }
        return free;
    }
}
