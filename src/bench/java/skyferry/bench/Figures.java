package skyferry.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;

/**
 * Measures one thing in a fresh machine and prints a line for {@code src/test/proof/bench.csv}: CPU time of the thread and wall
 * time, median and 95th percentile, milliseconds. {@code Figures NAME}: cold ones are called once with nothing warmed up.
 */
public final class Figures {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;

    private Figures(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        Figures figures = new Figures(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        for (String name : args) {
            figures.measure(name);
        }
    }

    private void measure(String name) {
        switch (name) {
            case "many-1000" -> many(name, 1000, 1000);
            case "many-10000" -> many(name, 1000, 10_000);
            case "hard" -> hard(name);
            case "cloudsim-1000" -> cloudSim(name, 1000, 1000);
            case "cloudsim-10000" -> cloudSim(name, 1000, 10_000);
            case "one" -> {
                Scenario scenario = Worlds.big();
                timed(name + ",warm", 20, 100, () -> Jobs.one(scenario).endNanos());
            }
            case "what-if" -> whatIf();
            case "scrub" -> scrub();
            case "branch" -> branch();
            default -> throw new IllegalArgumentException("nothing named " + name);
        }
    }

    private void many(String name, int hosts, int machines) {
        MassWorld world = new MassWorld(hosts, machines, 42);
        Scenario scenario = world.scenario();
        List<Action> moves = world.moves();
        timed(
                name + ",cold",
                0,
                1,
                () -> Jobs.many(scenario, moves).migrations().size());
    }

    /** A hundred machines leave by each port of 25 Gb/s: most write faster than their share, and go on as post-copy after 30 rounds. */
    private void hard(String name) {
        MassWorld world = new MassWorld(100, 10_000, 42);
        Scenario scenario = world.scenario();
        List<Action> moves = world.moves(Technique.HYBRID, Optional.of(MassWorld.afterRounds(30)));
        timed(
                name + ",cold",
                0,
                1,
                () -> Jobs.many(scenario, moves).migrations().size());
    }

    private void cloudSim(String name, int hosts, int machines) {
        timed(name + ",cold", 0, 1, () -> CloudSimJob.run(hosts, machines));
    }

    private void whatIf() {
        Run run = Run.start(Worlds.big(), Horizon.at(10_000_000_000L));
        MigrationOptions options = Worlds.big().migration();
        int[] turn = {0};
        timed(
                "what-if-drag,warm",
                50,
                200,
                () -> Jobs.whatIf(run, "host-" + (1 + turn[0]++ % 3), options).hashCode());
        timed(
                "what-if-slider,warm",
                50,
                200,
                () -> Jobs.whatIf(run, "host-1", options.withDowntimeLimit(10_000_000L * (1 + turn[0]++ % 100)))
                        .hashCode());
    }

    private void scrub() {
        MassWorld world = new MassWorld(1000, 10_000, 42);
        Timeline timeline = Jobs.many(world.scenario(), world.moves());
        SplittableRandom random = new SplittableRandom(1);
        timed("scrub-at,warm", 50, 500, () -> Jobs.at(timeline, random).moves().size());
        timed("scrub-50-hosts,warm", 50, 500, () -> (long) Jobs.scrub(timeline, random));
        timed("scrub-everything,warm", 20, 100, () -> (long) Jobs.everything(timeline, random));
    }

    /**
     * Somebody does something in the middle of a run of very many moves: until the new branch is computed to its end, and the state
     * at that instant with what a screen full of hosts shows.
     */
    private void branch() {
        MassWorld world = new MassWorld(1000, 10_000, 42);
        Run run = Run.start(world.scenario(world.moves()), Jobs.LONG);
        long at = run.timeline().endNanos() / 2;
        int[] turn = {0};
        timed("branch-50-hosts,warm", 3, 10, () -> {
            Run next = run.with(new Action.SetLoad(at, MassWorld.vm(turn[0]++), 2));
            return (long) Jobs.shown(next.timeline().at(at));
        });
    }

    private interface Job {
        long run();
    }

    private void timed(String name, int warmUp, int times, Job job) {
        long check = 0;
        for (int i = 0; i < warmUp; i++) {
            check += job.run();
        }
        double[] cpu = new double[times];
        double[] wall = new double[times];
        for (int i = 0; i < times; i++) {
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            check += job.run();
            wall[i] = (System.nanoTime() - before) / 1e6;
            cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        out.printf(
                Locale.ROOT,
                "%s,%d,%.3f,%.3f,%.3f,%.3f,%d%n",
                name,
                times,
                at(cpu, 0.5),
                at(cpu, 0.95),
                at(wall, 0.5),
                at(wall, 0.95),
                check / (warmUp + times));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
