package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Trace;
import skyferry.fabric.Routes;
import skyferry.model.Link;
import skyferry.model.Network;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/** What an eavesdropper on a cable sees at an instant: who talks, wrapped in what, and whether it can be read. */
public record Tap(String linkId, List<Seen> seen) {
    public Tap {
        seen = List.copyOf(seen);
    }

    /** What is on the cable. */
    public enum Kind {
        /** A guest's memory on its way. */
        MOVE,
        /** Packets of machines in their tunnel or on their VLAN. */
        TRAFFIC
    }

    /** What hides it. */
    public enum Cover {
        /** Nothing: headers and content are there to read. */
        NONE,
        /** TLS: who talks to whom is to be seen, the content is not. */
        TLS,
        /** ESP: which hosts talk is to be seen; inner headers and content are not. */
        IPSEC,
        /** MACsec: nothing but the frame's length is to be seen on this cable. */
        MACSEC
    }

    /**
     * Something on the cable.
     *
     * @param tenant whose it is
     * @param outer the addresses that the physical network sees
     * @param inner the addresses inside the tunnel, as far as they can be read; empty where they cannot, or where there is none
     */
    public record Seen(Kind kind, String tenant, String vm, String outer, String inner, Cover cover) {
        /** Whether the content can be read. */
        public boolean readable() {
            return cover == Cover.NONE;
        }
    }

    /** Whether something of a tenant can be read. */
    public boolean readable(String tenant) {
        return seen.stream().anyMatch(one -> one.tenant.equals(tenant) && one.readable());
    }

    /** What is to be seen on a cable at an instant of a run. */
    public static Tap on(Timeline timeline, String linkId, long nanos) {
        WorldAt world = timeline.at(nanos);
        Optional<Link> link = world.fabric().link(linkId);
        List<Seen> seen = new ArrayList<>();
        if (link.isPresent()) {
            boolean macsec = link.get().macsec();
            moves(timeline.scenario(), world, link.get(), macsec, seen);
            traffic(timeline, world, link.get(), macsec, seen);
        }
        return new Tap(linkId, seen);
    }

    private static void moves(Scenario scenario, WorldAt world, Link link, boolean macsec, List<Seen> seen) {
        for (WorldAt.MoveAt move : world.moves()) {
            if (crosses(move.path(), link) && move.bytesPerSecond() > 0) {
                boolean tls = move.record().options().stream().tls();
                String outer = vtep(scenario, move.record().from()) + " → "
                        + vtep(scenario, move.record().to());
                Cover cover = macsec ? Cover.MACSEC : tls ? Cover.TLS : Cover.NONE;
                String vm = move.record().vm();
                String shown = cover == Cover.MACSEC ? "" : outer;
                seen.add(new Seen(Kind.MOVE, scenario.vm(vm).tenant(), vm, shown, "", cover));
            }
        }
    }

    private record Talker(String from, String to, Probe.Protocol protocol, int port) {}

    /** Each probe, and each stream of traffic, as one of its packets goes now. */
    private static void traffic(Timeline timeline, WorldAt world, Link link, boolean macsec, List<Seen> seen) {
        Scenario scenario = timeline.scenario();
        Set<Talker> talkers = new LinkedHashSet<>();
        scenario.probes()
                .forEach(probe -> talkers.add(new Talker(probe.from(), probe.to(), probe.protocol(), probe.port())));
        scenario.traffic()
                .forEach(flow -> talkers.add(new Talker(flow.from(), flow.to(), flow.protocol(), flow.port())));
        Routes routes = new Routes(world.fabric());
        for (Talker talker : talkers) {
            Probes.roundTrip(
                            world.dataPlane(),
                            timeline.underlay(world.nanos()),
                            scenario,
                            talker.from,
                            talker.to,
                            talker.protocol,
                            talker.port)
                    .filter(trip -> crosses(routes, trip.request(), link))
                    .ifPresent(trip -> seen.add(packet(scenario, talker.from, trip.request(), macsec)));
        }
    }

    private static Seen packet(Scenario scenario, String from, Trace trace, boolean macsec) {
        Network network = scenario.network(scenario.vm(from).nics().getFirst().network());
        boolean tunnel = network.type() != Network.Type.VLAN;
        Cover cover = macsec ? Cover.MACSEC : tunnel && scenario.controller().ipsec() ? Cover.IPSEC : Cover.NONE;
        String outer = tunnel
                ? vtep(scenario, trace.hops().getFirst().host()) + " → "
                        + vtep(scenario, trace.hops().getLast().host())
                : "VLAN " + network.segmentId();
        String wrapped = network.type().id().toUpperCase(Locale.ROOT) + " " + network.segmentId();
        String inner = trace.packet().ipSrc().address() + " → "
                + trace.packet().ipDst().address() + ", " + wrapped;
        return new Seen(
                Kind.TRAFFIC,
                network.tenant(),
                from,
                cover == Cover.MACSEC ? "" : outer,
                cover == Cover.NONE ? inner : "",
                cover);
    }

    private static String vtep(Scenario scenario, String host) {
        return scenario.hosts().containsKey(host) ? scenario.host(host).vtep().address() : host;
    }

    private static boolean crosses(Routes routes, Trace trace, Link link) {
        for (int i = 1; i < trace.hops().size(); i++) {
            Optional<List<String>> path = routes.path(
                    trace.hops().get(i - 1).host(), trace.hops().get(i).host(), FabricUnderlay.KEY);
            if (path.map(nodes -> crosses(nodes, link)).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean crosses(List<String> nodes, Link link) {
        for (int i = 1; i < nodes.size(); i++) {
            if (link.joins(nodes.get(i - 1), nodes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
