package skyferry.scenario.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skyferry.model.Host;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.SecurityGroup;
import skyferry.model.Vm;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Problem;

/** Checks that no two share what only one can have, and that everything is where it belongs. */
final class AddressChecks {
    private final Sections sections;
    private final Reading in;

    AddressChecks(Sections sections, Reading in) {
        this.sections = sections;
        this.in = in;
    }

    /** What one network has given away. */
    private record Slot(String network, long address) {}

    void run() {
        vteps();
        segments();
        cards();
    }

    private void vteps() {
        Map<Integer, String> taken = new HashMap<>();
        for (Made<Host> host : sections.hosts().values()) {
            String other =
                    taken.putIfAbsent(host.value().vtep().bits(), host.value().id());
            if (other != null) {
                in.diagnostics()
                        .at(
                                host.fields().at(HostSection.VTEP),
                                Problem.DUPLICATE_VTEP,
                                host.value().vtep().address(),
                                other)
                        .add();
            }
        }
    }

    private void segments() {
        Map<Slot, String> taken = new HashMap<>();
        for (Made<Network> made : sections.networks().values()) {
            Network network = made.value();
            boolean vlan = network.type() == Network.Type.VLAN;
            if (network.segmentId() == 0) {
                continue;
            }
            String other = taken.putIfAbsent(new Slot(network.type().id(), network.segmentId()), network.id());
            if (other != null) {
                in.diagnostics()
                        .at(
                                made.fields().at(vlan ? NetworkSection.VLAN : NetworkSection.VNI),
                                Problem.DUPLICATE_SEGMENT,
                                vlan ? "VLAN" : "VNI",
                                network.segmentId(),
                                other)
                        .add();
            }
        }
    }

    private void cards() {
        Map<Slot, String> macs = new HashMap<>();
        Map<Slot, String> addresses = new HashMap<>();
        for (Made<Vm> made : sections.machines().values()) {
            List<Fields> written = made.fields().or(VmSection.NICS, List.of());
            for (int i = 0; i < written.size(); i++) {
                Nic nic = made.value().nics().get(i);
                Made<Network> network = sections.networks().get(nic.network());
                if (network != null) {
                    card(made.value(), nic, written.get(i), network.value(), macs, addresses);
                }
            }
        }
    }

    private void card(
            Vm vm, Nic nic, Fields fields, Network network, Map<Slot, String> macs, Map<Slot, String> addresses) {
        String otherMac = macs.putIfAbsent(new Slot(network.id(), nic.mac().bits()), vm.id());
        if (otherMac != null) {
            in.diagnostics()
                    .at(fields.at(NicSection.MAC), Problem.DUPLICATE_MAC, nic.mac(), otherMac)
                    .add();
        }
        String otherAddress =
                addresses.putIfAbsent(new Slot(network.id(), nic.ip().bits()), vm.id());
        if (!network.subnet().contains(nic.ip())) {
            in.diagnostics()
                    .at(
                            fields.at(NicSection.IP),
                            Problem.OUTSIDE_SUBNET,
                            nic.ip().address(),
                            network.subnet().cidr())
                    .add();
        } else if (otherAddress != null) {
            in.diagnostics()
                    .at(fields.at(NicSection.IP), Problem.DUPLICATE_IP, nic.ip().address(), otherAddress)
                    .add();
        }
        if (!network.tenant().equals(vm.tenant())) {
            in.diagnostics()
                    .at(fields.at(NicSection.NET), Problem.FOREIGN_NETWORK, network.id(), network.tenant(), vm.tenant())
                    .add();
        }
        nic.groups().forEach(name -> group(sections.groups().get(name), vm, fields));
    }

    private void group(@Nullable SecurityGroup group, Vm vm, Fields fields) {
        if (group != null && !group.tenant().equals(vm.tenant())) {
            in.diagnostics()
                    .at(fields.at(NicSection.GROUPS), Problem.FOREIGN_GROUP, group.id(), group.tenant(), vm.tenant())
                    .add();
        }
    }
}
