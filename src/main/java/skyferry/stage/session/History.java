package skyferry.stage.session;

import java.util.ArrayDeque;
import java.util.Deque;
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
        /** Something was done in the world. */
        record Done() implements Change {}

        /** The scenario was replaced by one with other options. */
        record Replaced(Scenario before, Scenario after) implements Change {}

        /** The run was replaced by another one. */
        record Begun(Run before, Run after) implements Change {}

        /** Something beside the run was done, such as an answer given. */
        record Beside(Runnable back, Runnable again) implements Change {}
    }

    /** The same changes, for a branch: what is done there leaves these as they are. */
    History copy() {
        History copy = new History();
        copy.done.addAll(done);
        copy.undone.addAll(undone);
        return copy;
    }

    /** An action was added to the run. */
    void acted() {
        done.push(new Change.Done());
        undone.clear();
    }

    /** The scenario was replaced. */
    void replaced(Scenario before, Scenario after) {
        done.push(new Change.Replaced(before, after));
        undone.clear();
    }

    /** The run was begun anew, with or without something done in it. */
    void begun(Run before, Run after) {
        done.push(new Change.Begun(before, after));
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

    /** How many changes stand, and how many could be done again. */
    Changes changes() {
        return new Changes(done.size(), undone.size());
    }
}
