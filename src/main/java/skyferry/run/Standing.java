package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * The machines that stand on a host, and what they take of it together.
 *
 * @param machines names, in the scenario's order
 * @param hugePagesBytes memory of those that use huge pages
 * @param pinned host CPUs that a machine is pinned to
 */
record Standing(List<String> machines, long ramBytes, long hugePagesBytes, int vcpus, Set<Integer> pinned) {
    static final Standing NONE = new Standing(List.of(), 0, 0, 0, Set.of());

    /** What these machines take. */
    static Standing of(Scenario scenario, List<String> machines) {
        long ram = 0;
        long huge = 0;
        int vcpus = 0;
        for (String id : machines) {
            Vm vm = scenario.vm(id);
            ram += vm.ramBytes();
            huge += hugePages(vm);
            vcpus += vm.vcpus();
        }
        return new Standing(List.copyOf(machines), ram, huge, vcpus, pinned(scenario, machines));
    }

    private static long hugePages(Vm vm) {
        return vm.hardware().hugePageBytes() > 0 ? vm.ramBytes() : 0;
    }

    private static Set<Integer> pinned(Scenario scenario, List<String> machines) {
        Set<Integer> pinned = new TreeSet<>();
        machines.forEach(vm -> pinned.addAll(scenario.vm(vm).hardware().cpuset()));
        return Set.copyOf(pinned);
    }

    /** With another machine; {@code order} says who comes before whom. */
    Standing with(Scenario scenario, String vm, Map<String, Integer> order) {
        List<String> more = new ArrayList<>(machines.size() + 1);
        more.addAll(machines);
        int place = order.getOrDefault(vm, 0);
        int at = 0;
        for (int beyond = more.size(); at < beyond; ) {
            int middle = (at + beyond) >>> 1;
            if (order.getOrDefault(more.get(middle), 0) < place) {
                at = middle + 1;
            } else {
                beyond = middle;
            }
        }
        more.add(at, vm);
        return changed(scenario, more, scenario.vm(vm), 1);
    }

    /** Without a machine. */
    Standing without(Scenario scenario, String vm) {
        List<String> fewer = new ArrayList<>(machines);
        boolean was = fewer.remove(vm);
        return was ? changed(scenario, fewer, scenario.vm(vm), -1) : this;
    }

    private Standing changed(Scenario scenario, List<String> now, Vm vm, int times) {
        return new Standing(
                List.copyOf(now),
                ramBytes + times * vm.ramBytes(),
                hugePagesBytes + times * hugePages(vm),
                vcpus + times * vm.vcpus(),
                vm.hardware().cpuset().isEmpty() ? pinned : pinned(scenario, now));
    }
}
