package skyferry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Node;
import skyferry.model.Scenario;
import skyferry.run.MacEntry;
import skyferry.run.Timeline;
import skyferry.scene.Quantities;

/** What the physical switches did with a frame on a VLAN: a line for each switch that its sender's host is plugged into. */
final class SwitchDecisions {
    private final Timeline timeline;
    private final long nanos;

    SwitchDecisions(Timeline timeline, long nanos) {
        this.timeline = timeline;
        this.nanos = nanos;
    }

    /** Nothing for a frame that stays on its host or goes through a tunnel. */
    List<String> of(Trace trace) {
        Scenario scenario = timeline.scenario();
        Packet packet = trace.packet();
        Optional<Network> vlan = scenario.vm(trace.fromVm()).nics().stream()
                .filter(nic -> nic.mac().equals(packet.ethSrc()))
                .map(Nic::network)
                .map(scenario::network)
                .filter(network -> network.type() == Network.Type.VLAN)
                .findFirst();
        List<String> lines = new ArrayList<>();
        if (vlan.isEmpty() || trace.hops().isEmpty()) {
            return lines;
        }
        String host = trace.hops().getFirst().host();
        if (trace.copies().stream().anyMatch(copy -> copy.host().equals(host))) {
            return lines;
        }
        for (Node leaf : scenario.fabric().nodes(Node.Kind.SWITCH)) {
            if (scenario.fabric().between(leaf.id(), host).isPresent()) {
                lines.add(leaf.id() + ", VLAN " + vlan.get().segmentId() + ", " + packet.ethDst() + ": "
                        + decision(leaf.id(), packet));
            }
        }
        return lines;
    }

    private String decision(String leaf, Packet packet) {
        if ((packet.ethDst().bits() >>> 40 & 1) == 1) {
            return "to everybody, so to every port";
        }
        return timeline.macTable(leaf, nanos).stream()
                .filter(entry -> entry.mac().equals(packet.ethDst().toString()))
                .findFirst()
                .map(SwitchDecisions::known)
                .orElse("not known, so to every port");
    }

    private static String known(MacEntry entry) {
        return "known behind " + entry.port() + ", " + Quantities.duration(entry.ageNanos()) + " old (forgotten after "
                + Quantities.duration(entry.lifeNanos()) + ")";
    }
}
