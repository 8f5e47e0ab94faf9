package skyferry.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import skyferry.migration.preflight.Blocker;
import skyferry.model.Action;
import skyferry.model.Scenario;

/**
 * A scenario, what was done in it, and all that came of it. Immutable: doing, undoing and redoing give new runs. What lies
 * before an action is not computed again: the simulation goes on from a copy made at or before that instant.
 */
public final class Run {
    /** The key of the simulation that nothing was done to yet. */
    private static final long BEFORE = -1;

    private final Scenario scenario;
    private final Optional<Horizon> fixed;
    private final List<Action> done;
    private final List<Action> undone;
    private final TreeMap<Long, Simulation> checkpoints;
    private final Timeline timeline;
    private volatile @Nullable Looked looked;
    private final Map<Integer, List<Blocker>> refusals;

    private Run(
            Scenario scenario,
            Optional<Horizon> fixed,
            List<Action> done,
            List<Action> undone,
            TreeMap<Long, Simulation> checkpoints) {
        this.scenario = scenario;
        this.fixed = fixed;
        this.done = List.copyOf(done);
        this.undone = List.copyOf(undone);
        this.checkpoints = checkpoints;
        Simulation last = checkpoints.lastEntry().getValue().copy();
        long end = last.run(horizon());
        this.timeline = new RecordedTimeline(last, end);
        this.refusals = new TreeMap<>();
        last.refused.forEach(r -> refusals.put(r.record().number(), r.blockers()));
    }

    /** The scenario left to itself, ending as {@link Horizon#of} says. */
    public static Run start(Scenario scenario) {
        return start(scenario, Optional.empty());
    }

    /** The scenario left to itself with an end of its own: only the scenario's actions happen. */
    public static Run start(Scenario scenario, Horizon horizon) {
        return start(scenario, Optional.of(horizon));
    }

    private static Run start(Scenario scenario, Optional<Horizon> horizon) {
        TreeMap<Long, Simulation> checkpoints = new TreeMap<>();
        checkpoints.put(BEFORE, new Simulation(scenario, scenario.actions(), Watch.ALL));
        return new Run(scenario, horizon, List.of(), List.of(), checkpoints);
    }

    /** The pure function of a scenario and a list of actions. */
    public static Timeline simulate(Scenario scenario, List<Action> actions, Horizon horizon) {
        return simulate(scenario, actions, horizon, Watch.ALL);
    }

    /** The same function, looking only at a part of the world. */
    public static Timeline simulate(Scenario scenario, List<Action> actions, Horizon horizon, Watch watch) {
        List<Action> all = new ArrayList<>(scenario.actions());
        all.addAll(actions);
        Simulation simulation = new Simulation(scenario, all, watch);
        long end = simulation.run(horizon);
        return new RecordedTimeline(simulation, end);
    }

    /** This run with one more action; what had been undone is forgotten. Actions later than it stay and happen after it. */
    public Run with(Action action) {
        List<Action> next = new ArrayList<>(done);
        next.add(action);
        return rebuilt(next, List.of(), action.atNanos());
    }

    /** Without the action that was added last. */
    public Run undo() {
        if (done.isEmpty()) {
            return this;
        }
        List<Action> redo = new ArrayList<>(undone);
        redo.addFirst(done.getLast());
        return rebuilt(done.subList(0, done.size() - 1), redo, done.getLast().atNanos());
    }

    /** With the action again that was undone last. */
    public Run redo() {
        if (undone.isEmpty()) {
            return this;
        }
        List<Action> next = new ArrayList<>(done);
        next.add(undone.getFirst());
        return rebuilt(next, undone.subList(1, undone.size()), undone.getFirst().atNanos());
    }

    /** The same run with another end. */
    public Run until(Horizon other) {
        return new Run(scenario, Optional.of(other), done, undone, checkpoints);
    }

    /** The same actions in another scenario, such as this one with other options of migration or under another lens. */
    public Run under(Scenario other) {
        return rebuilt(other, new TreeMap<>(), done, undone);
    }

    /** Goes on from the last copy before {@code from}, with the actions from there on. */
    private Run rebuilt(List<Action> actions, List<Action> redo, long from) {
        return rebuilt(scenario, new TreeMap<>(checkpoints.headMap(from, false)), actions, redo);
    }

    private Run rebuilt(Scenario world, TreeMap<Long, Simulation> kept, List<Action> actions, List<Action> redo) {
        if (kept.isEmpty()) {
            kept.put(BEFORE, new Simulation(world, world.actions(), Watch.ALL));
        }
        long base = kept.lastKey();
        Simulation simulation = kept.lastEntry().getValue().copy();
        List<Action> rest =
                new ArrayList<>(actions.stream().filter(a -> a.atNanos() > base).toList());
        rest.sort(Comparator.comparingLong(Action::atNanos));
        for (Action action : rest) {
            if (action.atNanos() - 1 > simulation.now()) {
                simulation.runUntil(action.atNanos() - 1);
                kept.put(action.atNanos() - 1, simulation.copy());
            }
            simulation.act(action);
        }
        kept.put(rest.isEmpty() ? base : rest.getLast().atNanos(), simulation);
        return new Run(world, fixed, actions, redo, kept);
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    public Scenario scenario() {
        return scenario;
    }

    /** When the run ends. */
    public Horizon horizon() {
        return fixed.orElseGet(() -> Horizon.of(scenario, done));
    }

    /** What was done beyond the scenario's own actions, in the order in which it was done. */
    public List<Action> actions() {
        return done;
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Everything that kept a refused move from beginning; empty for other moves. */
    public List<Blocker> refusal(int migration) {
        return refusals.getOrDefault(migration, List.of());
    }

    /** The simulation as it stands at an instant, for looking ahead. */
    Simulation at(long nanos) {
        Looked last = looked;
        if (last != null && last.nanos() == nanos) {
            return last.simulation().copy();
        }
        Simulation nearest = checkpoints.floorEntry(nanos).getValue();
        if (last != null && last.nanos() < nanos && last.nanos() >= checkpoints.floorKey(nanos)) {
            nearest = last.simulation();
        }
        Simulation simulation = nearest.copy();
        simulation.runUntil(nanos);
        looked = new Looked(nanos, simulation);
        return simulation.copy();
    }

    /** Where somebody looked ahead from last; only ever copied. */
    private record Looked(long nanos, Simulation simulation) {}
}
