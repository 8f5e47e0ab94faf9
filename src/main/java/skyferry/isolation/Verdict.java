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
import skyferry.dataplane.Conntrack;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** Puts what was found for single ports together to a report. */
record Verdict(DataPlane dataPlane, Underlay underlay, Scenario scenario) {

    IsolationReport of(Collection<SourceCheck.Found> all, Level decidedBy) {
        Map<Pair, IsolationReport.Leak> leaks = new LinkedHashMap<>();
        Set<Pair> doubtful = new LinkedHashSet<>();
        for (SourceCheck.Found found : all) {
            found.leaks().forEach(leak -> leaks.putIfAbsent(new Pair(leak.fromVm(), leak.toVm()), leak));
            doubtful.addAll(found.doubtful());
        }
        answers(leaks);
        doubtful.removeAll(leaks.keySet());
        return new IsolationReport(pairs(scenario), inOrder(leaks.values()), doubtful.size(), decidedBy);
    }

    /** A leaked connection can be answered: that is a leak the other way round, if nothing else is. */
    private void answers(Map<Pair, IsolationReport.Leak> leaks) {
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
            if (SourceCheck.came(trace, back.to())) {
                leaks.put(back, new IsolationReport.Leak(back.from(), back.to(), answer, trace));
            }
        }
    }

    /** Ordered pairs of machines of different tenants. */
    static int pairs(Scenario scenario) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Collection<Vm> all = scenario.vms().values();
        all.forEach(vm -> sizes.merge(vm.tenant(), 1, Integer::sum));
        return sizes.values().stream()
                .mapToInt(size -> size * (all.size() - size))
                .sum();
    }

    private List<IsolationReport.Leak> inOrder(Collection<IsolationReport.Leak> leaks) {
        if (leaks.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> order = new LinkedHashMap<>();
        scenario.vms().keySet().forEach(vm -> order.put(vm, order.size()));
        List<IsolationReport.Leak> sorted = new ArrayList<>(leaks);
        sorted.sort(Comparator.<IsolationReport.Leak>comparingInt(leak -> order.getOrDefault(leak.fromVm(), -1))
                .thenComparingInt(leak -> order.getOrDefault(leak.toVm(), -1)));
        return sorted;
    }
}
