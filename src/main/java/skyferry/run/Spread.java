package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import skyferry.memory.PageLottery;
import skyferry.migration.Assumptions;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.migration.Scatter;
import skyferry.model.Action;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * What comes of one move in several runs. It begins at other points of the guest's bursts and sweeps, each drawn evenly over one
 * cycle by the scenario's seed: near the stop line that decides about rounds, pause, and whether it converges at all (a measured
 * guest converged in one of ten runs: github LordWicked/live-migration-thesis-code). And it meets hosts and a guest that are
 * never quite the same: set-up, stop and start costs, windows, filled memory and the guest's pace scatter as they did in
 * measured repeats ({@link Scatter}). The first run is the one that was asked for, with nothing drawn.
 *
 * @param starts how many were tried
 * @param converged how many of them ended by their own rule
 * @param total from the command to the last byte, ns; empty where none converged
 * @param pause what the guest loses, ns
 * @param rounds bitmap syncs
 */
public record Spread(int starts, int converged, Optional<Range> total, Optional<Range> pause, Optional<Range> rounds) {
    private static final long SHORTEST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    /** Parts of what was found, each one of the values found: 5, 10, 50, 90 and 95 % lie at or below it. */
    public record Range(long p5, long p10, long median, long p90, long p95) {}

    /** Makes the move in {@code starts} runs; what the scenario does by itself before it is done in each. */
    public static Spread of(Scenario scenario, Action.Migrate action, int starts) {
        List<Action> before = scenario.actions().stream()
                .filter(each -> each.atNanos() < action.atNanos())
                .toList();
        PageLottery lots = new PageLottery(scenario.seed().value(), action.vm());
        Vm vm = scenario.vm(action.vm());
        long cycle = cycleNanos(vm);
        List<MigrationRecord> ended = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            long at = action.atNanos() + (i == 0 ? 0 : (long) (lots.lot(0, i) * cycle));
            Scatter.Draw draw = Scatter.MEASURED.draw(scenario.seed().value(), vm.id(), i);
            Scenario world = i == 0 ? scenario : scenario.with(vm.with(draw.of(vm.memory(), vm.ramBytes())));
            Assumptions machine = i == 0 ? Assumptions.DEFAULTS : draw.of(Assumptions.DEFAULTS);
            Simulation simulation = new Simulation(world, before, Watch.MOVES_AND_PROBES, machine);
            simulation.runUntil(action.atNanos() - 1);
            once(simulation, new Action.Migrate(at, action.vm(), action.to(), action.technique(), action.options()))
                    .filter(record -> record.outcome() == Outcome.COMPLETED)
                    .ifPresent(ended::add);
        }
        return new Spread(
                starts,
                ended.size(),
                range(ended, MigrationRecord::totalNanos),
                range(ended, MigrationRecord::guestPauseNanos),
                range(ended, MigrationRecord::rounds));
    }

    private static Optional<MigrationRecord> once(Simulation simulation, Action.Migrate action) {
        int number = simulation.moves.size();
        simulation.act(action);
        simulation.runUntil(action.atNanos());
        if (simulation.moves.size() == number) {
            return Optional.empty();
        }
        ActiveMove move = simulation.moves.get(number);
        simulation.runWhile(() -> !move.process.finished(), action.atNanos() + Previewer.LOOK_AHEAD_NANOS);
        return Optional.of(move.process.record());
    }

    /** The longest of the guest's bursts and sweeps; at least a second, so that windows fall anywhere. */
    private static long cycleNanos(Vm vm) {
        double longest = SHORTEST_NANOS;
        if (vm.memory().phases() instanceof Phases.Cycle cycle) {
            longest = Math.max(longest, (double) cycle.onNanos() + cycle.offNanos());
        }
        for (PageClass pages : vm.memory().classes()) {
            if (pages.pattern() instanceof PageClass.Pattern.Sequential && pages.writesPerSecond() > 0) {
                longest = Math.max(longest, pages.pages() * 1e9 / pages.writesPerSecond());
            }
        }
        return (long) Math.min(longest, LONGEST_NANOS);
    }

    private static Optional<Range> range(List<MigrationRecord> records, ToLongFunction<MigrationRecord> figure) {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        long[] sorted = records.stream().mapToLong(figure).sorted().toArray();
        return Optional.of(new Range(at(sorted, 5), at(sorted, 10), at(sorted, 50), at(sorted, 90), at(sorted, 95)));
    }

    private static long at(long[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }
}
