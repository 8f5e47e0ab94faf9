package skyferry.stage.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Run;

/**
 * Computes one run out of another on the worker thread, in the order in which they were asked for, and keeps what was changed so
 * that it can be taken back. The steps named here are done on the worker thread; all else on the JavaFX thread.
 */
final class Computing {
    private final Engine engine;
    private final Background background;
    private History history = new History();
    private final Branches branches = new Branches();
    private final ReadOnlyObjectWrapper<List<Branch>> futures;
    private final ReadOnlyObjectWrapper<Changes> changes = new ReadOnlyObjectWrapper<>(this, "changes", Changes.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private long version;
    /** The newest run on the worker thread; no other thread touches it after the start. */
    private volatile Run computed;

    Computing(Engine engine, Background background, Run first) {
        this.engine = engine;
        this.background = background;
        this.computed = first;
        this.futures = new ReadOnlyObjectWrapper<>(this, "branches", branches.list(first));
    }

    /** Computes another run; if none was asked for meanwhile it is handed over. */
    void compute(UnaryOperator<Run> step, Consumer<Run> then) {
        long mine = ++version;
        busy.set(true);
        background.run(
                () -> {
                    computed = step.apply(computed);
                    return new Computed(computed, history.changes(), history.takeBeside(), branches.list(computed));
                },
                next -> {
                    changes.set(next.changes());
                    futures.set(next.branches());
                    next.beside().run();
                    if (mine == version) {
                        busy.set(false);
                        then.accept(next.run());
                    }
                });
    }

    /** What the worker thread hands over. */
    private record Computed(Run run, Changes changes, Runnable beside, List<Branch> branches) {}

    /** Step: another study, with what was done in its run. */
    Run forgetting(Study next, List<Action> done) {
        history.clear();
        branches.clear();
        Run run = engine.start(next.scenario());
        for (Action action : done) {
            run = acted(run, action);
        }
        return run;
    }

    /** Step: the run begun anew with these actions in it. */
    Run begun(Run old, List<Action> actions) {
        if (old.actions().equals(actions)) {
            return old;
        }
        Run next = with(engine.start(old.scenario()), actions);
        history.begun(old, next);
        return next;
    }

    /** Step: several things done, which are taken back together. */
    Run together(Run old, List<? extends Action> actions) {
        if (actions.isEmpty()) {
            return old;
        }
        Run next = with(old, actions);
        history.together(old, next, actions);
        return next;
    }

    private Run with(Run run, List<? extends Action> actions) {
        Run next = run;
        for (Action action : actions) {
            next = engine.with(next, action);
        }
        return next;
    }

    /** Step: one thing done. */
    Run acted(Run old, Action action) {
        Run next = engine.with(old, action);
        history.acted(action);
        return next;
    }

    /** Step: the same actions in another scenario. */
    Run replaced(Run old, Scenario other) {
        if (old.scenario().equals(other)) {
            return old;
        }
        Run next = engine.under(old, other);
        history.replaced(old.scenario(), other);
        return next;
    }

    /** Step: something was done beside the run. */
    Run beside(Run old, Runnable back, Runnable again) {
        history.beside(back, again);
        return old;
    }

    /** Step: a branch at an instant. */
    Run forked(Run old, long now) {
        history = branches.fork(old, history, now);
        return old;
    }

    /** Step: over to another branch. */
    Run branch(Run old, int number) {
        Branches.Kept there = branches.goTo(number, old, history);
        history = there.history();
        return there.run();
    }

    /** Step: the last change taken back. */
    Run undone(Run old) {
        return history.undo(old);
    }

    /** Step: what was taken back done again. */
    Run redone(Run old) {
        return history.redo(old);
    }

    ReadOnlyObjectProperty<List<Branch>> branchesProperty() {
        return futures.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Changes> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
