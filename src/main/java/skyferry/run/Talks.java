package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Probes;
import skyferry.dataplane.TcpStream;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/** What machines get from each other as tables, physical network and names stand at an instant. */
final class Talks {
    private final Scenario scenario;
    private final InstalledTables tables;
    private final NameBook names;
    private final LeafSwitches leafs;

    Talks(Scenario scenario, InstalledTables tables, NameBook names, LeafSwitches leafs) {
        this.scenario = scenario;
        this.tables = tables;
        this.names = names;
        this.leafs = leafs;
    }

    /** The physical network as tunnels see it, with the faults that matter to it. */
    FabricUnderlay underlay(WorldState world) {
        return FabricUnderlay.of(world.routes(), tables.faults(), scenario);
    }

    /** What a packet of the probe sent now and its answer spend on cables, ns; empty if it would not be answered. */
    OptionalLong roundTripNanos(WorldState world, Probe probe) {
        if (!bothRun(world, probe)) {
            return OptionalLong.empty();
        }
        FabricUnderlay underlay = underlay(world);
        return Probes.roundTrip(tables.installed(), leafs.over(underlay), scenario, probe, theirs(probe))
                .filter(Probes.RoundTrip::answered)
                .map(trip -> OptionalLong.of(underlay.delayNanos(hosts(trip))))
                .orElse(OptionalLong.empty());
    }

    private static boolean bothRun(WorldState world, Probe probe) {
        return world.vm(probe.from()).state() == WorldAt.State.RUNNING
                && world.vm(probe.to()).state() == WorldAt.State.RUNNING;
    }

    private List<Nic> theirs(Probe probe) {
        return names.known(probe.from(), probe.to())
                .orElseGet(() -> Probes.plugged(tables.installed(), scenario, probe.to()));
    }

    /** The hosts that a packet and its answer come by, in order. */
    private static List<String> hosts(Probes.RoundTrip trip) {
        List<String> hosts = new ArrayList<>();
        trip.request().hops().forEach(hop -> hosts.add(hop.host()));
        trip.request().copies().forEach(copy -> hosts.add(copy.host()));
        trip.reply().ifPresent(reply -> {
            reply.hops().forEach(hop -> hosts.add(hop.host()));
            reply.copies().forEach(copy -> hosts.add(copy.host()));
        });
        return hosts;
    }

    /** Opens the connection of a TCP probe, if that can be done now. */
    Optional<TcpStream> open(WorldState world, Probe probe, long now) {
        if (!bothRun(world, probe)) {
            return Optional.empty();
        }
        Packet opening = Probes.opening(tables.installed(), scenario, probe, theirs(probe));
        return TcpStream.open(tables.installed(), leafs.over(underlay(world)), opening, probe.from(), probe.to(), now);
    }

    /** Sends a segment of an open connection; empty where its sender does not run. */
    Optional<TcpStream.Attempt> send(WorldState world, TcpStream stream, TcpStream.Sender sender, long now) {
        return stream.send(tables.installed(), leafs.over(underlay(world)), sender, now);
    }
}
