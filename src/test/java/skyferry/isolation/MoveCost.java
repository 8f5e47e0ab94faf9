package skyferry.isolation;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Push;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/** Prints what a verdict costs after a move, CPU time of the thread. */
final class MoveCost {
    public static void main(String[] args) {
        int large = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        int moves = args.length > 1 ? Integer.parseInt(args[1]) : 1500;
        Level first = args.length > 2 ? Level.valueOf(args[2]) : Level.CONTRACTS;
        Scenario scenario = BigNet.of(1000, 10_000, 1000, large, 1);
        long t = cpu();
        Controller controller = new Controller(scenario);
        DataPlane state = controller.initial();
        Bindings bindings = Bindings.of(scenario);
        System.out.printf("built %d flows in %d ms%n", state.flowCount(), (cpu() - t) / 1_000_000);
        t = cpu();
        LiveVerifier live = new LiveVerifier(scenario, first);
        live.verify(state, Underlay.WHOLE);
        System.out.printf("first look %d ms%n", (cpu() - t) / 1_000_000);
        SplittableRandom random = new SplittableRandom(5);
        List<String> hosts = List.copyOf(scenario.hosts().keySet());
        List<Long> costs = new ArrayList<>();
        long exact = 0;
        long checked = 0;
        for (int i = 0; i < moves; i++) {
            String vm = "v" + random.nextInt(10_000);
            String to = hosts.get(random.nextInt(hosts.size()));
            String from = bindings.of(vm).host();
            if (to.equals(from)) {
                continue;
            }
            Controller.Change prepared = controller.prepare(0, bindings, vm, to);
            Controller.Change resumed = controller.resumed(0, prepared.after(), vm);
            Controller.Change cleaned = controller.cleaned(0, resumed.after(), vm);
            for (Push push : prepared.pushes()) {
                state = state.apply(push);
            }
            state = state.withPortState(from, vm, Bridge.State.DEPARTED).withPortState(to, vm, Bridge.State.ACTIVE);
            for (Push push : resumed.pushes()) {
                state = state.apply(push);
            }
            for (Push push : cleaned.pushes()) {
                state = state.apply(push);
            }
            bindings = cleaned.after();
            long before = cpu();
            boolean holds = live.verify(state, Underlay.WHOLE).holds();
            long cost = cpu() - before;
            if (!holds) {
                throw new AssertionError();
            }
            exact += live.work().exactly();
            checked += live.work().contracts();
            if (i >= moves / 2) {
                costs.add(cost);
            }
        }
        long[] sorted = costs.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.printf(
                "%d moves: p50 %.1f us p99 %.1f us max %.1f us; exact %d contracts %.1f a move%n",
                sorted.length,
                sorted[sorted.length / 2] / 1e3,
                sorted[(int) (sorted.length * 0.99)] / 1e3,
                sorted[sorted.length - 1] / 1e3,
                exact,
                (double) checked / moves);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
