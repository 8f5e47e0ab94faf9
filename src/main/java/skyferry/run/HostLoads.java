package skyferry.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import skyferry.migration.MigrationRecord;
import skyferry.model.Host;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** What a host has to carry at an instant. */
final class HostLoads {
    private HostLoads() {}

    static WorldAt.HostAt of(
            Scenario scenario,
            Host host,
            boolean up,
            Collection<WorldAt.VmAt> machines,
            List<MigrationRecord> moves,
            Map<String, List<CardAt>> cards) {
        List<String> here = new ArrayList<>();
        List<String> incoming = new ArrayList<>();
        List<String> virtualFunctions = new ArrayList<>();
        double busy = 0;
        long used = 0;
        for (WorldAt.VmAt at : machines) {
            if (at.host().equals(host.id())) {
                Vm vm = scenario.vm(at.id());
                here.add(at.id());
                used += vm.ramBytes();
                busy += at.state() == WorldAt.State.RUNNING ? vm.vcpus() * vm.load() : 0;
                takeVirtualFunctions(at.id(), cards, virtualFunctions);
            }
        }
        for (MigrationRecord move : moves) {
            String vm = move.vm();
            if (move.to().equals(host.id()) && !here.contains(vm)) {
                incoming.add(vm);
                takeVirtualFunctions(vm, cards, virtualFunctions);
                used += scenario.vm(vm).ramBytes();
            } else if (move.from().equals(host.id()) && !here.contains(vm)) {
                used += scenario.vm(vm).ramBytes();
            }
        }
        while (virtualFunctions.size() < host.sriov().virtualFunctions()) {
            virtualFunctions.add("");
        }
        return new WorldAt.HostAt(
                host.id(),
                up,
                Math.min(1, (busy + host.platform().pollingCpus()) / host.cpus()),
                (double) used / host.ramBytes(),
                host.ramBytes() - used,
                here,
                incoming,
                virtualFunctions);
    }

    private static void takeVirtualFunctions(String vm, Map<String, List<CardAt>> cards, List<String> owners) {
        for (CardAt card : cards.getOrDefault(vm, List.of())) {
            if (card.holdsFunction()) {
                owners.add(vm);
            }
        }
    }
}
