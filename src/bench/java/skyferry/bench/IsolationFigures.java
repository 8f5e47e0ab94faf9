package skyferry.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Level;
import skyferry.isolation.LiveVerifier;
import skyferry.model.Scenario;

/**
 * How long a verdict takes while machines move in a data centre of 10,000, by each level of looking. Prints lines for
 * {@code src/test/proof/bench-isolation.csv}: what, how many flows are installed and how many verdicts were measured, 50th and
 * 99th percentile of the thread's CPU time and of wall time in milliseconds, the heap in use afterwards in MiB. A push is the
 * verdict after each push, pause or resume; a move is one verdict on all that a whole move has changed. Contracts then classes
 * is what a run does: classes only where a contract is broken; contracts and classes is both, forced, one after the other.
 */
public final class IsolationFigures {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;

    private IsolationFigures(PrintStream out) {
        this.out = out;
    }

    /** Measures what is named: {@code even} or {@code large}. */
    public static void main(String[] args) {
        IsolationFigures figures = new IsolationFigures(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        for (String name : args) {
            switch (name) {
                case "even" -> figures.measure(name, 0, 600, 600);
                case "large" -> figures.measure(name, TenantMoves.MACHINES / 2, 40, 100);
                default -> throw new IllegalArgumentException("nothing named " + name);
            }
        }
    }

    private void measure(String name, int large, int warmUp, int moves) {
        TenantMoves world = new TenantMoves(large, 42);
        Watched pushes = new Watched(world.scenario());
        Watched whole = new Watched(world.scenario());
        pushes.look(world.state());
        whole.look(world.state());
        for (int i = 0; i < warmUp + moves; i++) {
            if (i == warmUp) {
                pushes.forget();
                whole.forget();
            }
            world.next().forEach(pushes::look);
            whole.look(world.state());
        }
        pushes.print(out, name + "-push", world.state().flowCount());
        whole.print(out, name + "-move", world.state().flowCount());
    }

    /** A row of states, each looked at by every level by itself. */
    private static final class Watched {
        private final LiveVerifier contracts;
        private final LiveVerifier classes;
        private final LiveVerifier exactly;
        private final Samples byContracts = new Samples();
        private final Samples byClasses = new Samples();
        private final Samples byBoth = new Samples();
        private final Samples byExact = new Samples();

        Watched(Scenario scenario) {
            contracts = new LiveVerifier(scenario);
            classes = new LiveVerifier(scenario, Level.CLASSES);
            exactly = new LiveVerifier(scenario, Level.EXACT);
        }

        void forget() {
            byContracts.clear();
            byClasses.clear();
            byBoth.clear();
            byExact.clear();
        }

        void look(DataPlane state) {
            Sample one = Sample.of(() -> verdict(contracts, state));
            Sample other = Sample.of(() -> verdict(classes, state));
            byContracts.add(one);
            byClasses.add(other);
            byBoth.add(one.and(other));
            byExact.add(Sample.of(() -> verdict(exactly, state)));
        }

        void print(PrintStream out, String name, int flows) {
            long heap = heapMebibytes();
            byContracts.print(out, name + "-contracts-then-classes", flows, heap);
            byClasses.print(out, name + "-classes-alone", flows, heap);
            byBoth.print(out, name + "-contracts-and-classes", flows, heap);
            byExact.print(out, name + "-exact", flows, heap);
        }
    }

    private static void verdict(LiveVerifier verifier, DataPlane state) {
        IsolationReport report = verifier.verify(state, Underlay.WHOLE);
        if (!report.holds() || report.unconfirmed() > 0) {
            throw new IllegalStateException("a move without faults is called a leak: " + report.leaks());
        }
    }

    private static long heapMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** One verdict's nanoseconds. */
    private record Sample(long cpu, long wall) {
        Sample and(Sample other) {
            return new Sample(cpu + other.cpu, wall + other.wall);
        }

        static Sample of(Runnable verdict) {
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            verdict.run();
            long wall = System.nanoTime() - before;
            return new Sample(THREADS.getCurrentThreadCpuTime() - cpuBefore, wall);
        }
    }

    private static final class Samples {
        private final List<Sample> all = new ArrayList<>();

        void add(Sample sample) {
            all.add(sample);
        }

        void clear() {
            all.clear();
        }

        void print(PrintStream out, String name, int flows, long heap) {
            out.printf(
                    Locale.ROOT,
                    "%s,%d,%d,%.4f,%.4f,%.4f,%.4f,%d%n",
                    name,
                    flows,
                    all.size(),
                    at(Sample::cpu, 0.5),
                    at(Sample::cpu, 0.99),
                    at(Sample::wall, 0.5),
                    at(Sample::wall, 0.99),
                    heap);
        }

        private double at(ToLongFunction<Sample> time, double share) {
            long[] sorted = all.stream().mapToLong(time).sorted().toArray();
            return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
        }
    }
}
