package skyferry.exchange.openflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * The stations of an export: a machine has one for each of its cards, since the format knows one address a station. The first
 * card has the machine's name, the others {@code NAME-1}, {@code NAME-2}, ..
 */
record Stations(List<Station> all) {

    Stations {
        all = List.copyOf(all);
    }

    /** A card under the name that the export gives it. */
    record Station(String name, Vm vm, Nic nic) {
        boolean owns(Bridge.Port port) {
            return port.vm().equals(vm.id()) && port.mac().equals(nic.mac());
        }

        /** The port of the card in a state anywhere, with its host. */
        Optional<Located> port(DataPlane dataPlane, Bridge.State state) {
            for (Bridge bridge : dataPlane.bridges().values()) {
                for (Bridge.Port port : bridge.ports()) {
                    if (port.state() == state && owns(port)) {
                        return Optional.of(new Located(bridge.host(), port));
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** A port and the host that has it. */
    record Located(String host, Bridge.Port port) {}

    static Stations of(Scenario scenario) {
        List<Station> all = new ArrayList<>();
        for (Vm vm : scenario.vms().values()) {
            for (int i = 0; i < vm.nics().size(); i++) {
                all.add(new Station(
                        i == 0 ? vm.id() : vm.id() + "-" + i, vm, vm.nics().get(i)));
            }
        }
        return new Stations(all);
    }

    /** The station that a port belongs to. */
    Optional<Station> of(Bridge.Port port) {
        return all.stream().filter(station -> station.owns(port)).findFirst();
    }

    Station named(String name) {
        return all.stream()
                .filter(station -> station.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no station named " + name));
    }
}
