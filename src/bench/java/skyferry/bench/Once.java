package skyferry.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.run.Watch;

/**
 * One mass move in a fresh machine, with nothing warmed up: {@code Once HOSTS MACHINES [TIMES]}; prints CPU time of the thread,
 * wall time and what was computed.
 */
public final class Once {
    private static final Horizon LONG = Horizon.untilQuiet(0, 3_600_000_000_000L);

    private Once() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        int times = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        for (int i = 0; i < times; i++) {
            MassWorld world = new MassWorld(Integer.parseInt(args[0]), Integer.parseInt(args[1]), 42);
            Scenario scenario = world.scenario();
            List<Action> moves = world.moves();
            long cpu = cpuNanos();
            long wall = System.nanoTime();
            Timeline timeline = Run.simulate(scenario, moves, LONG, Watch.MOVES);
            report(out, timeline, cpuNanos() - cpu, System.nanoTime() - wall);
        }
    }

    private static void report(PrintStream out, Timeline timeline, long cpu, long wall) {
        long completed = timeline.migrations().stream()
                .filter(record -> record.outcome() == Outcome.COMPLETED)
                .count();
        long pieces = timeline.migrations().stream()
                .mapToLong(record -> record.leftBytes().segments())
                .sum();
        double rounds = timeline.migrations().stream()
                .mapToInt(MigrationRecord::rounds)
                .average()
                .orElse(0);
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "cpu %.3f s, wall %.3f s, %d of %d completed, %d events, %d pieces, %.2f rounds, ends at %.3f s, heap"
                        + " in use %d MiB%n",
                cpu / 1e9,
                wall / 1e9,
                completed,
                timeline.migrations().size(),
                timeline.events().size(),
                pieces,
                rounds,
                timeline.endNanos() / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
