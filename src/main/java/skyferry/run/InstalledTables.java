package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** The tables of all hosts in a simulation: what was pushed, and the faults that lie over it. */
final class InstalledTables {
    private final Scenario scenario;
    private final List<Fault> faults = new ArrayList<>();
    private DataPlane sound;
    private DataPlane installed;
    private int lastChange = -1;

    InstalledTables(Scenario scenario, DataPlane initial) {
        this.scenario = scenario;
        sound = initial;
        installed = initial;
    }

    InstalledTables(InstalledTables other) {
        scenario = other.scenario;
        faults.addAll(other.faults);
        sound = other.sound;
        installed = other.installed;
        lastChange = other.lastChange;
    }

    /** The first state of a controller; failover pairs send by their virtual function, which it does not say. */
    static DataPlane initial(Scenario scenario, Controller controller) {
        DataPlane next = controller.initial();
        for (Vm vm : scenario.vms().values()) {
            for (int card = 0; card < vm.nics().size(); card++) {
                if (vm.nics().get(card).attach() == Nic.Attach.FAILOVER) {
                    next = controller.withCard(
                            next, vm.host(), vm.id(), card, Optional.of(Nic.Attach.VF), Bridge.State.ACTIVE);
                }
            }
        }
        return next;
    }

    /** What would be there without faults. */
    DataPlane sound() {
        return sound;
    }

    DataPlane installed() {
        return installed;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The event of the latest change. */
    int lastChange() {
        return lastChange;
    }

    /** Everything that is done to the tables is done to the sound ones; the faults are laid over them anew. */
    void replace(DataPlane next) {
        sound = next;
        DataPlane shown = next;
        for (Fault fault : faults) {
            shown = Faults.apply(shown, scenario, fault);
        }
        installed = shown;
    }

    /** As {@link #replace(DataPlane)}, with the event of the change. */
    void replace(DataPlane next, int event) {
        replace(next);
        lastChange = event;
    }

    /** A machine's ports on a host are active, standing by or departed from now on. */
    void state(String host, String vm, Bridge.State state) {
        replace(sound.withPortState(host, vm, state));
    }

    /** Whether a host has a port of a machine. */
    boolean isPlugged(String host, String vm) {
        return !sound.bridge(host).portsOf(vm).isEmpty();
    }

    /** Whether a fault takes that announcement, from 1, of a machine. */
    boolean isLost(String vm, int frame) {
        return faults.stream()
                .anyMatch(fault -> fault.kind() == FaultKind.LOST_RARP && concerns(fault, vm) && frame <= count(fault));
    }

    private static boolean concerns(Fault fault, String vm) {
        return fault.argument("vm").isEmpty() || fault.argument("vm").equals(vm);
    }

    private static int count(Fault fault) {
        String count = fault.argument("count");
        return count.isEmpty() ? 1 : Integer.parseInt(count);
    }

    int inject(Simulation simulation, Action.InjectFault action) {
        faults.add(action.fault());
        replace(sound);
        Map<String, String> arguments = new TreeMap<>(action.fault().arguments());
        arguments.put("kind", action.fault().kind().id());
        lastChange = simulation.chronicle.event(
                simulation.now(), Event.Kind.FAULT_INJECTED, place(action.fault()), -1, arguments);
        return lastChange;
    }

    /** What the fault is on: the host, machine, link or network that it names, else the kind itself. */
    private static String place(Fault fault) {
        for (String argument : List.of("host", "vm", "link", "network", "net", "site")) {
            if (!fault.argument(argument).isEmpty()) {
                return fault.argument(argument);
            }
        }
        return fault.kind().id();
    }

    /** Mends the faults that are meant; gives each with the event of it, in order. */
    Map<Fault, Integer> clear(Simulation simulation, Action.ClearFault action) {
        List<Fault> mended = faults.stream().filter(action::mends).toList();
        faults.removeIf(action::mends);
        replace(sound);
        lastChange = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.FAULT_CLEARED,
                mended.size() == 1 ? place(mended.getFirst()) : action.kind().id(),
                -1,
                Map.of("kind", action.kind().id()));
        Map<Fault, Integer> causes = new LinkedHashMap<>();
        mended.forEach(fault -> causes.put(fault, lastChange));
        return causes;
    }
}
