package skyferry.dataplane;

import skyferry.model.Network;
import skyferry.model.Nic;

/**
 * A machine's network card with the network that it is on.
 *
 * @param index place among all cards of the scenario, from 0
 * @param nicIndex place among the machine's cards
 */
record Card(int index, String vm, int nicIndex, Nic nic, Network network) {

    /**
     * What it is plugged into. A virtual function on an overlay needs a NIC that runs the bridge's flows (switchdev), and
     * then has a representor; on a VLAN it meets the wire through the NIC's embedded switch alone.
     */
    Bridge.Kind kind() {
        boolean direct = nic.attach() == Nic.Attach.VF;
        if (!direct) {
            return Bridge.Kind.VM;
        }
        return network.type() == Network.Type.VLAN ? Bridge.Kind.VF : Bridge.Kind.REPRESENTOR;
    }

    /** The card, reaching the wire in another way. */
    Card as(Nic.Attach attach) {
        return new Card(index, vm, nicIndex, nic.with(attach), network);
    }

    boolean onBridge() {
        return kind() != Bridge.Kind.VF;
    }

    boolean tunnelled() {
        return network.type() != Network.Type.VLAN;
    }

    String portName() {
        String prefix = kind() == Bridge.Kind.VM ? "tap-" : "vf-";
        return prefix + vm + (nicIndex == 0 ? "" : "-" + nicIndex);
    }
}
