package skyferry.stage.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Run;

/**
 * What was changed, in its order, and what was taken back. An action is undone by the run itself; another scenario (with other
 * options of migration, or under another lens) or a run that was begun anew by going back to the one before it. Used by the thread that computes runs.
 */
final class History {
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();
    private Runnable beside = () -> {};

    /** One step that can be taken back. */
    private sealed interface Change {
        /** What is told of it. */
        Step step();

        /** Something was done in the world. */
        record Done(Step step) implements Change {}

        /** The scenario was replaced by one with other options. */
        record Replaced(Scenario before, Scenario after) implements Change {
            @Override
            public Step step() {
                return new Step(Step.Kind.OPTIONS, List.of());
            }
        }

        /** The run was replaced by another one. */
        record Begun(Run before, Run after, Step step) implements Change {}

        /** Something beside the run was done, such as an answer given. */
        record Beside(Runnable back, Runnable again) implements Change {
            @Override
            public Step step() {
                return new Step(Step.Kind.BESIDE, List.of());
            }
        }
    }

    /** The same changes, for a branch: what is done there leaves these as they are. */
    History copy() {
        History copy = new History();
        copy.done.addAll(done);
        copy.undone.addAll(undone);
        return copy;
    }

    /** An action was added to the run. */
    void acted(Action action) {
        done.push(new Change.Done(new Step(Step.Kind.ACTED, List.of(action))));
        undone.clear();
    }

    /** The scenario was replaced. */
    void replaced(Scenario before, Scenario after) {
        done.push(new Change.Replaced(before, after));
        undone.clear();
    }

    /** The run was begun anew, with or without something done in it. */
    void begun(Run before, Run after) {
        done.push(new Change.Begun(before, after, new Step(Step.Kind.BEGUN, List.of())));
        undone.clear();
    }

    /** Several actions were added to the run, which are taken back together. */
    void together(Run before, Run after, List<? extends Action> actions) {
        done.push(new Change.Begun(before, after, new Step(Step.Kind.TOGETHER, List.copyOf(actions))));
        undone.clear();
    }

    /** Something beside the run was done. */
    void beside(Runnable back, Runnable again) {
        done.push(new Change.Beside(back, again));
        undone.clear();
    }

    /** What has to be done beside the run after the last undo or redo; asked for once. */
    Runnable takeBeside() {
        Runnable work = beside;
        beside = () -> {};
        return work;
    }

    /** The run before the last change; the same run if there was none. */
    Run undo(Run run) {
        if (done.isEmpty()) {
            return run;
        }
        Change last = done.pop();
        undone.push(last);
        return switch (last) {
            case Change.Done acted -> run.undo();
            case Change.Replaced replaced -> run.under(replaced.before());
            case Change.Begun begun -> begun.before();
            case Change.Beside other -> {
                beside = other.back();
                yield run;
            }
        };
    }

    /** The run after the change that was undone last; the same run if there was none. */
    Run redo(Run run) {
        if (undone.isEmpty()) {
            return run;
        }
        Change next = undone.pop();
        done.push(next);
        return switch (next) {
            case Change.Done acted -> run.redo();
            case Change.Replaced replaced -> run.under(replaced.after());
            case Change.Begun begun -> begun.after();
            case Change.Beside other -> {
                beside = other.again();
                yield run;
            }
        };
    }

    /** Forgets everything: another study was opened. */
    void clear() {
        done.clear();
        undone.clear();
    }

    /** The changes that stand and those that could be done again. */
    Changes changes() {
        List<Step> steps = new ArrayList<>();
        done.descendingIterator().forEachRemaining(change -> steps.add(change.step()));
        undone.forEach(change -> steps.add(change.step()));
        return new Changes(steps, done.size());
    }
}
