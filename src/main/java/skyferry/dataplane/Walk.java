package skyferry.dataplane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import skyferry.model.Network;

/** One packet and its copies on their way through the bridges. */
final class Walk {
    /** Enough for every honest path; Open vSwitch stops at 64 resubmits deep (ofproto-dpif-xlate). */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_HOSTS = 6;
    private static final int MAX_ARRIVALS = 4096;

    private final DataPlane dataPlane;
    private final Underlay underlay;
    private final Tracking tracking;
    private final Deque<Leg> arrivals = new ArrayDeque<>();
    private final Deque<Tracked> recirculating = new ArrayDeque<>();
    private final List<Trace.Hop> hops = new ArrayList<>();
    private final List<Trace.Step> steps = new ArrayList<>();
    private final List<Trace.Copy> copies = new ArrayList<>();
    private final List<Trace.End> ends = new ArrayList<>();
    private final List<Packet> answers = new ArrayList<>();
    private final List<Trace.Learned> learned = new ArrayList<>();
    private boolean loop;

    Walk(DataPlane dataPlane, Underlay underlay, Tracking tracking) {
        this.dataPlane = dataPlane;
        this.underlay = underlay;
        this.tracking = tracking;
    }

    /** A copy on its way to the next host. */
    private sealed interface Leg {}

    private record Arrival(Bridge bridge, Bridge.Port port, Header header, int hosts) implements Leg {}

    /** A copy that no tunnel port takes at its end. */
    private record Astray(Trace.Hop hop) implements Leg {}

    /** A copy that connection tracking has looked at; a bridge takes it up again after everything else (recirculation). */
    private record Tracked(Arrival arrival, Header header, int table, int depth) {}

    /** All that was found. */
    record Found(
            List<Trace.Hop> hops,
            List<Trace.Step> steps,
            List<Trace.Copy> copies,
            List<Trace.End> ends,
            List<Packet> answers,
            List<Trace.Learned> learned,
            boolean loop) {}

    Found found() {
        return new Found(hops, steps, copies, ends, answers, learned, loop);
    }

    void from(String host, Bridge.Port port, Header header) {
        if (port.kind() == Bridge.Kind.VF) {
            if (header.get(Field.ETH_SRC) != port.mac().bits()) {
                ends.add(new Trace.End(host, -1, Optional.empty(), Trace.Reason.SPOOF_CHECK));
                return;
            }
            hops.add(new Trace.Hop(host, port.name(), 0));
            header.set(Field.VLAN, 0x1000 | port.vlan());
            wire(host, port, header, 0);
        } else {
            arrive(new Arrival(dataPlane.bridge(host), port, header.arriving(port.number(), 0), 1));
        }
        while (!arrivals.isEmpty() && !loop) {
            switch (arrivals.removeFirst()) {
                case Arrival arrival -> forward(arrival);
                case Astray(Trace.Hop hop) -> {
                    hops.add(hop);
                    ends.add(new Trace.End(hop.host(), -1, Optional.empty(), Trace.Reason.NO_TUNNEL_PORT));
                }
            }
        }
    }

    private void arrive(Arrival arrival) {
        if (arrival.hosts > MAX_HOSTS || hops.size() + arrivals.size() > MAX_ARRIVALS) {
            loop = true;
            return;
        }
        arrivals.add(arrival);
    }

    private void forward(Arrival arrival) {
        hops.add(new Trace.Hop(arrival.bridge.host(), arrival.port.name(), arrival.header.get(Field.TUN_ID)));
        int before = outcomes();
        table(arrival, arrival.header, 0, 0);
        while (!recirculating.isEmpty() && !loop) {
            Tracked next = recirculating.removeFirst();
            table(next.arrival, next.header, next.table, next.depth);
        }
        if (outcomes() == before && !steps.isEmpty()) {
            Trace.Step last = steps.getLast();
            ends.add(new Trace.End(last.host(), last.table(), last.rule(), Trace.Reason.TABLE));
        }
    }

    private int outcomes() {
        return copies.size() + ends.size() + answers.size() + arrivals.size();
    }

    private void table(Arrival arrival, Header header, int number, int depth) {
        if (depth > MAX_DEPTH) {
            loop = true;
            return;
        }
        Optional<Flow> hit = arrival.bridge.table(number).lookup(header);
        List<FlowAction> actions = hit.map(Flow::actions).orElse(List.of());
        steps.add(new Trace.Step(
                hops.size() - 1,
                arrival.bridge.host(),
                number,
                hit,
                header.copy(),
                hit.map(flow -> OpenFlowText.actions(flow.actions())).orElse("")));
        for (FlowAction action : actions) {
            perform(arrival, header, action, depth);
        }
    }

    private void perform(Arrival arrival, Header header, FlowAction action, int depth) {
        String host = arrival.bridge.host();
        switch (action) {
            case FlowAction.SetField(Field field, long value) -> header.set(field, value);
            case FlowAction.Move(Field from, Field to) -> header.set(to, header.get(from));
            case FlowAction.Resubmit(int table) -> table(arrival, header, table, depth + 1);
            case FlowAction.Output(int port) -> output(arrival, header, port, false);
            case FlowAction.OutputRegister(Field register) ->
                output(arrival, header, (int) header.get(register), false);
            case FlowAction.OutputInPort() -> output(arrival, header, arrival.port.number(), true);
            case FlowAction.Track(int table, Field zone) -> {
                Header tracked = header.copy();
                tracked.set(Field.CT_STATE, tracking.state(host, (int) header.get(zone), header));
                recirculating.add(new Tracked(arrival, tracked, table, depth + 1));
            }
            case FlowAction.Commit(Field zone) -> {
                tracking.commit(host, (int) header.get(zone), header);
                header.set(Field.CT_STATE, 0);
            }
            case FlowAction.PushVlan(int vid) -> header.set(Field.VLAN, 0x1000 | vid);
            case FlowAction.PopVlan() -> header.set(Field.VLAN, 0);
            case FlowAction.Learn learn -> learned.add(new Trace.Learned(host, Learning.flow(learn, header)));
        }
    }

    private void output(Arrival arrival, Header header, int number, boolean backwards) {
        if (number == arrival.port.number() && !backwards) {
            return;
        }
        Bridge bridge = arrival.bridge;
        Optional<Bridge.Port> port = bridge.port(number);
        if (port.isEmpty()) {
            ends.add(new Trace.End(bridge.host(), -1, Optional.empty(), Trace.Reason.NO_SUCH_PORT));
            return;
        }
        Bridge.Port out = port.get();
        switch (out.kind()) {
            case TUNNEL -> tunnel(arrival, header, out);
            case UPLINK -> wire(bridge.host(), out, header, arrival.hosts);
            case VM, REPRESENTOR, VF -> {
                if (backwards) {
                    answers.add(header.packet());
                } else {
                    deliver(bridge.host(), out, header);
                }
            }
        }
    }

    private void deliver(String host, Bridge.Port port, Header header) {
        copies.add(new Trace.Copy(host, port.name(), port.vm(), port.state(), port.kind(), header.packet()));
    }

    /** The receiving host finds its tunnel port by kind, key and both end points, as OVS does; else the packet is lost. */
    private void tunnel(Arrival arrival, Header header, Bridge.Port out) {
        Bridge from = arrival.bridge;
        Optional<Bridge> to = dataPlane.byVtep(out.remoteAddress());
        String host = to.map(Bridge::host).orElse("");
        long vni = header.get(Field.TUN_ID);
        if (to.isPresent() && !underlay.delivers(from.host(), host)) {
            ends.add(new Trace.End(from.host(), -1, Optional.empty(), Trace.Reason.UNDERLAY));
            return;
        }
        if (to.isPresent() && header.bytes() + overhead(out.tunnel()) > underlay.mtu(from.host(), host)) {
            ends.add(new Trace.End(from.host(), -1, Optional.empty(), Trace.Reason.TOO_LONG));
            return;
        }
        Optional<Bridge.Port> in = to.flatMap(bridge -> bridge.tunnelFrom(from.vtep(), out.tunnel()));
        if (to.isEmpty() || in.isEmpty()) {
            arrivals.add(new Astray(
                    new Trace.Hop(host, to.isEmpty() ? out.remoteAddress().toString() : "", vni)));
            return;
        }
        arrive(new Arrival(to.get(), in.get(), header.arriving(in.get().number(), vni), arrival.hosts + 1));
    }

    /** What an encapsulation adds: outer IPv4, UDP or none, its own header, inner Ethernet (RFC 7348, 8926, 2890). */
    private static int overhead(Network.Type tunnel) {
        return switch (tunnel) {
            case VXLAN, GENEVE -> 20 + 8 + 8 + 14;
            case GRE -> 20 + 8 + 14;
            case VLAN -> 0;
        };
    }

    /** A physical VLAN: uplinks that its switches bring the frame to see it, and virtual functions that it is meant for. */
    private void wire(String host, Bridge.Port from, Header header, int hosts) {
        long vlan = header.get(Field.VLAN);
        int before = outcomes();
        for (Bridge bridge : dataPlane.bridges().values()) {
            if (!bridge.host().equals(host)
                    && (!underlay.delivers(host, bridge.host()) || !isSwitched(header, host, bridge.host()))) {
                continue;
            }
            for (Bridge.Port port : bridge.ports()) {
                boolean same = bridge.host().equals(host) && port.name().equals(from.name());
                if (!same && port.kind() == Bridge.Kind.VF && vlan == (0x1000 | port.vlan()) && isFor(header, port)) {
                    Header untagged = header.copy();
                    untagged.set(Field.VLAN, 0);
                    deliver(bridge.host(), port, untagged);
                } else if (!same && port.kind() == Bridge.Kind.UPLINK) {
                    arrive(new Arrival(bridge, port, header.arriving(port.number(), 0), hosts + 1));
                }
            }
        }
        if (outcomes() == before) {
            ends.add(new Trace.End(host, -1, Optional.empty(), Trace.Reason.NOBODY_ON_VLAN));
        }
    }

    private boolean isSwitched(Header header, String from, String to) {
        long mac = header.get(Field.ETH_DST);
        boolean toMany = (mac >>> 40 & 1) == 1;
        return toMany || underlay.switches(from, to, (int) header.get(Field.VLAN) & 0xfff, mac);
    }

    private static boolean isFor(Header header, Bridge.Port port) {
        return (header.get(Field.ETH_DST) >>> 40 & 1) == 1
                || header.get(Field.ETH_DST) == port.mac().bits();
    }
}
