package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Underlay;
import skyferry.model.Nic;
import skyferry.model.Node;
import skyferry.model.Scenario;

/** The physical network with what its switches have learned: a frame for a MAC that they know goes to one host alone. */
record SwitchedUnderlay(FabricUnderlay ways, MacTables macs, Scenario scenario, long nanos) implements Underlay {
    @Override
    public boolean delivers(String from, String to) {
        return ways.delivers(from, to);
    }

    @Override
    public int mtu(String from, String to) {
        return ways.mtu(from, to);
    }

    @Override
    public boolean switches(String from, String to, int vlan, long mac) {
        return from.equals(to)
                || macs.host(scenario, vlan, mac, nanos).map(to::equals).orElse(true);
    }

    /** The MAC table of a switch; empty for anything else. */
    List<MacEntry> table(String id) {
        List<MacEntry> entries = new ArrayList<>();
        Optional<Node> node = scenario.fabric().node(id).filter(each -> each.kind() == Node.Kind.SWITCH);
        node.ifPresent(box -> macs.heard().forEach((vm, heard) -> {
            long age = nanos - heard.lastNanos(nanos);
            Optional<List<String>> way = ways.routes().path(id, heard.host(), FabricUnderlay.KEY);
            if (age < box.ageingNanos() && way.isPresent()) {
                for (Nic nic : scenario.vm(vm).nics()) {
                    if (MacTables.isVlan(scenario, nic)) {
                        int vlan = scenario.network(nic.network()).segmentId();
                        entries.add(new MacEntry(
                                vm, nic.mac().toString(), vlan, way.get().get(1), age, box.ageingNanos()));
                    }
                }
            }
        }));
        return List.copyOf(entries);
    }
}
