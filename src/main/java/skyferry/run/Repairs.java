package skyferry.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Flow;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Underlay;
import skyferry.isolation.Finding;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Properties;
import skyferry.isolation.Verifier;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.Link;
import skyferry.model.Scenario;

/**
 * Looks for the one action that ends something wrong in the tables at an instant of a run: a fault mended, a duplicate
 * cleared, a cable plugged in again. Each is done in a copy of the run, and what is wrong is looked for there anew; it counts if that is over, at once or
 * when the network has settled, and nothing else between machines has become wrong. For one thread.
 */
public final class Repairs {
    /** By then the pushes and routes that an action sets off have arrived: the largest default delay is 50 ms. */
    private static final long SETTLE_NANOS = 1_000_000_000;

    private final Run run;
    private final long nanos;
    private final Scenario scenario;
    private final State now;
    private @Nullable State later;
    private final List<Trial> trials = new ArrayList<>();

    /** Prepares to look at one instant of a run. */
    public Repairs(Run run, long nanos) {
        this.run = run;
        this.nanos = nanos;
        this.scenario = run.scenario();
        Simulation simulation = quiet();
        this.now = State.of(simulation);
        simulation.network.faults().reversed().forEach(fault -> trials.add(new Trial(mending(fault))));
        for (String vm : simulation.network.duplicates()) {
            trials.add(new Trial(new Repair(new Action.ClearDuplicate(nanos, vm), Optional.empty())));
        }
        for (Link link : scenario.fabric().links()) {
            if (simulation.world.fabric().link(link.id()).isEmpty()) {
                trials.add(new Trial(new Repair(new Action.RestoreLink(nanos, link.id()), Optional.empty())));
            }
        }
    }

    private Simulation quiet() {
        Simulation simulation = run.at(nanos);
        simulation.network.watch(Watch.MOVES_AND_PROBES);
        return simulation;
    }

    private Repair mending(Fault fault) {
        return new Repair(new Action.ClearFault(nanos, fault.kind(), fault.arguments()), Optional.of(fault));
    }

    /** Everything that decides where packets go. */
    private record State(DataPlane dataPlane, Underlay underlay) {
        static State of(Simulation simulation) {
            return new State(
                    simulation.network.installed(), simulation.network.talks().underlay(simulation.world));
        }
    }

    /** What is to be over. */
    private interface Wrong {
        boolean persists(State state);
    }

    /** An action with what comes of it, computed when it is asked for. */
    private final class Trial {
        private final Repair repair;
        private @Nullable Simulation simulation;
        private @Nullable State first;
        private @Nullable State settled;

        Trial(Repair repair) {
            this.repair = repair;
        }

        private Simulation simulation() {
            if (simulation == null) {
                simulation = quiet();
                simulation.act(repair.action());
                simulation.runUntil(nanos);
            }
            return simulation;
        }

        State first() {
            if (first == null) {
                first = State.of(simulation());
            }
            return first;
        }

        State settled() {
            if (settled == null) {
                first();
                simulation().runUntil(nanos + SETTLE_NANOS);
                settled = State.of(simulation());
            }
            return settled;
        }
    }

    /** The action that ends a finding. */
    public Optional<Repair> of(Finding finding) {
        return search(
                finding.trace(),
                state -> finding.persists(state.dataPlane, state.underlay, scenario),
                List.of(finding.fromVm(), finding.toVm()));
    }

    /** The action that ends a leak. */
    public Optional<Repair> of(IsolationReport.Leak leak) {
        return search(
                leak.trace(),
                state -> leaks(state).stream().anyMatch(other -> isSamePair(other, leak)),
                List.of(leak.fromVm(), leak.toVm()));
    }

    private Optional<Repair> search(Trace trace, Wrong wrong, List<String> machines) {
        List<String> origins = trace.steps().stream()
                .flatMap(step -> step.rule().map(Flow::origin).stream())
                .toList();
        return trials.stream()
                .sorted(Comparator.comparingInt(trial -> isOnTheWay(trial.repair, origins) ? 0 : 1))
                .filter(trial -> ends(trial, wrong, machines))
                .map(trial -> trial.repair)
                .findFirst();
    }

    private static boolean isOnTheWay(Repair repair, List<String> origins) {
        return repair.fault()
                .filter(fault -> origins.contains("fault:" + fault.kind().id()))
                .isPresent();
    }

    private boolean ends(Trial trial, Wrong wrong, List<String> machines) {
        if (!wrong.persists(trial.first()) && beginsNone(now, trial.first(), machines)) {
            return true;
        }
        return wrong.persists(later())
                && !wrong.persists(trial.settled())
                && beginsNone(later(), trial.settled(), machines);
    }

    /** What would be there if nothing were done. */
    private State later() {
        if (later == null) {
            Simulation simulation = quiet();
            simulation.runUntil(nanos + SETTLE_NANOS);
            later = State.of(simulation);
        }
        return later;
    }

    private boolean beginsNone(State without, State with, List<String> machines) {
        List<IsolationReport.Leak> leaks = leaks(without);
        if (!leaks(with).stream().allMatch(leak -> leaks.stream().anyMatch(other -> isSamePair(other, leak)))) {
            return false;
        }
        List<Finding> before = findings(without, machines);
        return findings(with, machines).stream()
                .allMatch(finding -> before.stream().anyMatch(finding::isLike));
    }

    private List<IsolationReport.Leak> leaks(State state) {
        return Verifier.verify(state.dataPlane, state.underlay, scenario).leaks();
    }

    private List<Finding> findings(State state, List<String> machines) {
        return new Properties(state.dataPlane, state.underlay, scenario).of(machines);
    }

    private static boolean isSamePair(IsolationReport.Leak one, IsolationReport.Leak other) {
        return one.fromVm().equals(other.fromVm()) && one.toVm().equals(other.toVm());
    }
}
