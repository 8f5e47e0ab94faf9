package skyferry.run;

import java.util.Map;
import java.util.OptionalLong;
import skyferry.model.Node;
import skyferry.model.Scenario;

/** The MAC tables of the physical switches in a simulation: what they hear, and what they forget. */
final class LeafSwitches {
    private final Scenario scenario;
    private MacTables tables;
    private long now;

    LeafSwitches(Scenario scenario) {
        this.scenario = scenario;
        tables = MacTables.atTheStart(scenario);
    }

    LeafSwitches(LeafSwitches other) {
        scenario = other.scenario;
        tables = other.tables;
        now = other.now;
    }

    MacTables tables() {
        return tables;
    }

    /** The physical network as it forwards frames on VLANs now. */
    SwitchedUnderlay over(FabricUnderlay ways) {
        return new SwitchedUnderlay(ways, tables, scenario, now);
    }

    /** Whether a machine has a card on a VLAN. */
    boolean know(String vm) {
        return tables.heard().containsKey(vm);
    }

    /** A frame to everybody has left a machine on a host. */
    void heard(Simulation simulation, String vm, String host, int cause) {
        MacTables.Heard before = tables.heard().get(vm);
        if (before == null) {
            return;
        }
        now = simulation.now();
        tables = tables.with(
                vm, new MacTables.Heard(host, now, MacTables.everyNanos(scenario, vm), OptionalLong.empty()));
        if (!before.host().equals(host)) {
            simulation.chronicle.event(
                    now, Event.Kind.MAC_LEARNED, vm, cause, Map.of("host", host, "before", before.host()));
        }
    }

    /** The age of what was learned of a machine has come to its end. */
    void forget(Simulation simulation, String vm) {
        MacTables.Heard heard = tables.heard().get(vm);
        if (heard != null && heard.silentFrom().isPresent()) {
            simulation.chronicle.event(
                    simulation.now(), Event.Kind.MAC_FORGOTTEN, vm, -1, Map.of("host", heard.host()));
        }
    }

    /** When the switches will have forgotten where a machine was that says nothing; empty for one that they do not know. */
    OptionalLong forgottenAt(String vm, long at) {
        MacTables.Heard heard = tables.heard().get(vm);
        return heard == null
                ? OptionalLong.empty()
                : scenario.fabric().nodes(Node.Kind.SWITCH).stream().mapToLong(Node::ageingNanos).min().stream()
                        .map(ageing -> heard.lastNanos(at) + ageing)
                        .findFirst();
    }

    /** Writes down who has fallen silent: a machine that stands still or has left the host where it was heard. */
    void settle(Simulation simulation) {
        now = simulation.now();
        tables.heard().forEach((vm, heard) -> {
            WorldAt.VmAt at = simulation.world.vm(vm);
            boolean speaks = at.state() == WorldAt.State.RUNNING && at.host().equals(heard.host());
            if (!speaks && heard.silentFrom().isEmpty()) {
                tables = tables.with(
                        vm,
                        new MacTables.Heard(heard.host(), heard.fromNanos(), heard.everyNanos(), OptionalLong.of(now)));
            } else if (speaks && heard.silentFrom().isPresent()) {
                tables = tables.with(
                        vm, new MacTables.Heard(heard.host(), now, heard.everyNanos(), OptionalLong.empty()));
            }
        });
        simulation.chronicle.macs.set(now, tables);
    }
}
