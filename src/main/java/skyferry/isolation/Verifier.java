package skyferry.isolation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Conntrack;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * Decides for every frame that any machine can send whether it gets to a machine of another tenant, from the flows as they are
 * installed and nothing else. Each leak comes with one such frame, which the concrete tracer has sent the same way; without
 * it there is no leak.
 */
public final class Verifier {
    /** Frames of one pair that are looked at for the one that a person understands best. */
    private static final int MAX_WITNESSES = 24;

    private final DataPlane dataPlane;
    private final Underlay underlay;
    private final Scenario scenario;
    private final Map<Pair, IsolationReport.Leak> leaks = new LinkedHashMap<>();
    private final Set<Pair> doubtful = new LinkedHashSet<>();

    private Verifier(DataPlane dataPlane, Underlay underlay, Scenario scenario) {
        this.dataPlane = dataPlane;
        this.underlay = underlay;
        this.scenario = scenario;
    }

    private record Pair(String from, String to) {}

    /** The verdict on every ordered pair of machines of different tenants; a machine that does not run sends nothing. */
    public static IsolationReport verify(DataPlane dataPlane, Underlay underlay, Scenario scenario) {
        return new Verifier(dataPlane, underlay, scenario).decide();
    }

    private IsolationReport decide() {
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (port.isMachines() && port.state() == Bridge.State.ACTIVE) {
                    explore(bridge, port);
                }
            }
        }
        answers();
        doubtful.removeAll(leaks.keySet());
        return new IsolationReport(pairs(), inOrder(), doubtful.size());
    }

    private void explore(Bridge bridge, Bridge.Port from) {
        Vm sender = scenario.vm(from.vm());
        Map<Pair, List<Packet>> witnesses = new LinkedHashMap<>();
        Explorer explorer = new Explorer(dataPlane, underlay, (to, frames) -> {
            Vm receiver = scenario.vm(to.vm());
            Pair pair = new Pair(sender.id(), receiver.id());
            if (!sender.tenant().equals(receiver.tenant()) && !leaks.containsKey(pair)) {
                List<Packet> found = witnesses.computeIfAbsent(pair, p -> new ArrayList<>());
                if (found.size() < MAX_WITNESSES) {
                    Witness.of(frames, Witness.card(sender.nics(), from), Witness.card(receiver.nics(), to))
                            .ifPresent(found::add);
                }
            }
        });
        explorer.explore(bridge, from);
        Tracer.Source source = new Tracer.Source(bridge.host(), from.name());
        witnesses.forEach((pair, found) ->
                found.stream().sorted(Witness.FRIENDLIEST).forEach(packet -> replay(pair, packet, source)));
    }

    private void replay(Pair pair, Packet packet, Tracer.Source source) {
        if (leaks.containsKey(pair)) {
            return;
        }
        Trace trace = Tracer.trace(dataPlane, underlay, packet, source, new Conntrack());
        if (came(trace, pair.to)) {
            leaks.put(pair, new IsolationReport.Leak(pair.from, pair.to, packet, trace));
        } else {
            doubtful.add(pair);
        }
    }

    private static boolean came(Trace trace, String vm) {
        return trace.copies().stream().anyMatch(copy -> copy.vm().equals(vm));
    }

    /** A leaked connection can be answered: that is a leak the other way round, if nothing else is. */
    private void answers() {
        for (IsolationReport.Leak leak : List.copyOf(leaks.values())) {
            Pair back = new Pair(leak.toVm(), leak.fromVm());
            Optional<String> host = dataPlane.activeHost(leak.toVm());
            if (leaks.containsKey(back) || host.isEmpty() || leak.witness().ethType() != Packet.IPV4) {
                continue;
            }
            Conntrack known = new Conntrack();
            Tracer.trace(dataPlane, underlay, leak.witness(), leak.fromVm(), known);
            Packet answer = leak.witness().answer();
            Trace trace = Tracer.trace(dataPlane, underlay, answer, leak.toVm(), known);
            if (came(trace, back.to)) {
                leaks.put(back, new IsolationReport.Leak(back.from, back.to, answer, trace));
            }
        }
    }

    private int pairs() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Collection<Vm> all = scenario.vms().values();
        all.forEach(vm -> sizes.merge(vm.tenant(), 1, Integer::sum));
        return sizes.values().stream()
                .mapToInt(size -> size * (all.size() - size))
                .sum();
    }

    private List<IsolationReport.Leak> inOrder() {
        Map<String, Integer> order = new LinkedHashMap<>();
        scenario.vms().keySet().forEach(vm -> order.put(vm, order.size()));
        List<IsolationReport.Leak> sorted = new ArrayList<>(leaks.values());
        sorted.sort(Comparator.<IsolationReport.Leak>comparingInt(leak -> order.getOrDefault(leak.fromVm(), -1))
                .thenComparingInt(leak -> order.getOrDefault(leak.toVm(), -1)));
        return sorted;
    }
}
