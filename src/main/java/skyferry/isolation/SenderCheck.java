package skyferry.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Field;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.model.Nic;

/** Follows all that one port can send and looks where it is lost, goes round, or is heard under a strange address. */
final class SenderCheck implements Arrivals {
    private final Properties properties;
    private final Bridge bridge;
    private final Bridge.Port from;
    private final Nic own;
    private final Map<String, Properties.Home> peers;
    private final List<Finding> findings = new ArrayList<>();

    SenderCheck(Properties properties, Bridge bridge, Bridge.Port from) {
        this.properties = properties;
        this.bridge = bridge;
        this.from = from;
        this.own = Witness.card(properties.scenario().vm(from.vm()).nics(), from);
        this.peers = properties.running(from.network());
    }

    List<Finding> run() {
        properties.explorer(this).explore(bridge, from);
        return findings;
    }

    @Override
    public void arrive(Bridge.Port port, Frames frames) {
        if (port.state() != Bridge.State.ACTIVE) {
            lost("", frames);
        }
        if (isFound(Finding.Property.SPOOFING, port.vm())) {
            return;
        }
        for (Frames strange : strange(frames)) {
            Nic to = Witness.card(properties.scenario().vm(port.vm()).nics(), port);
            Optional<Packet> packet = Witness.of(strange, own, to);
            packet.map(found -> properties.trace(found, bridge, from))
                    .filter(trace -> SourceCheck.came(trace, port.vm()))
                    .ifPresent(trace -> found(Finding.Property.SPOOFING, port.vm(), trace));
        }
    }

    /**
     * Those of some frames that have another source than the card's own: on the wire, in IPv4, in ARP. A virtual function beside
     * the bridge is held to its address on the wire only: its NIC looks at no other ({@code spoofchk}).
     */
    private List<Frames> strange(Frames frames) {
        List<Frames> strange = new ArrayList<>();
        without(frames, Field.ETH_SRC, own.mac().bits()).ifPresent(strange::add);
        if (from.kind() == Bridge.Kind.VF) {
            return strange;
        }
        long ip = own.ip().bits() & 0xffff_ffffL;
        only(frames, Field.ETH_TYPE, Packet.IPV4)
                .flatMap(some -> without(some, Field.IP_SRC, ip))
                .ifPresent(strange::add);
        only(frames, Field.ETH_TYPE, Packet.ARP)
                .flatMap(some -> without(some, Field.ARP_SPA, ip))
                .ifPresent(strange::add);
        return strange;
    }

    @Override
    public boolean mindsLosses() {
        return true;
    }

    @Override
    public void lost(String host, Frames frames) {
        peers.forEach((vm, peer) -> {
            Bridge.Port port = peer.port();
            boolean diesAtHome = peer.host().equals(host);
            if (diesAtHome || vm.equals(from.vm()) || isFound(Finding.Property.BLACK_HOLE, vm)) {
                return;
            }
            only(frames, Field.ETH_DST, port.mac().bits())
                    .flatMap(some -> Witness.of(
                            some, own, Witness.card(properties.scenario().vm(vm).nics(), port)))
                    .map(packet -> properties.trace(packet, bridge, from))
                    .filter(trace -> trace.verdict() == Trace.Verdict.BLACKHOLED)
                    .ifPresent(trace -> found(Finding.Property.BLACK_HOLE, vm, trace));
        });
    }

    @Override
    public void wentRound(Frames frames) {
        peers.forEach((vm, peer) -> {
            Bridge.Port port = peer.port();
            if (isFound(Finding.Property.LOOP, vm)) {
                return;
            }
            only(frames, Field.ETH_DST, port.mac().bits())
                    .flatMap(some -> Witness.of(
                            some, own, Witness.card(properties.scenario().vm(vm).nics(), port)))
                    .map(packet -> properties.trace(packet, bridge, from))
                    .filter(trace -> trace.verdict() == Trace.Verdict.LOOP)
                    .ifPresent(trace -> found(Finding.Property.LOOP, vm, trace));
        });
    }

    private static Optional<Frames> only(Frames frames, Field field, long value) {
        @Nullable Cube some = frames.cube().narrowed(field.slot(), value, field.fullMask());
        return some == null ? Optional.empty() : Optional.ofNullable(frames.within(some, List.of()));
    }

    private static Optional<Frames> without(Frames frames, Field field, long value) {
        Cube own = Cube.ALL.narrowed(field.slot(), value, field.fullMask());
        return own == null ? Optional.of(frames) : Optional.ofNullable(frames.within(frames.cube(), List.of(own)));
    }

    private void found(Finding.Property property, String to, Trace trace) {
        if (!isFound(property, to)) {
            findings.add(new Finding(property, from.vm(), to, trace.packet(), trace));
        }
    }

    private boolean isFound(Finding.Property property, String to) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.property() == property && finding.toVm().equals(to));
    }
}
