package skyferry.stage.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skyferry.run.Run;

/** The tree of futures that were forked: each with its run and the changes that led to it. Used by the thread that computes runs. */
final class Branches {
    private final Map<Integer, Fork> forks = new TreeMap<>();
    private final Map<Integer, Kept> kept = new TreeMap<>();
    private int shown = 1;

    Branches() {
        forks.put(1, new Fork(0, 0));
    }

    /** Where a branch comes from. */
    private record Fork(int parent, long nanos) {}

    /** A run that is not on the canvas, and its changes. */
    record Kept(Run run, History history) {}

    /** Keeps a run as it is and begins a branch of it; the changes that belong to the branch. */
    History fork(Run run, History history, long nanos) {
        kept.put(shown, new Kept(run, history));
        int next = forks.size() + 1;
        forks.put(next, new Fork(shown, nanos));
        shown = next;
        return history.copy();
    }

    /** Keeps a run and gives back one that was kept before; the same one if there is none of that number. */
    Kept goTo(int number, Run run, History history) {
        Kept wanted = kept.remove(number);
        if (wanted == null) {
            return new Kept(run, history);
        }
        kept.put(shown, new Kept(run, history));
        shown = number;
        return wanted;
    }

    /** Another study was opened. */
    void clear() {
        forks.clear();
        kept.clear();
        forks.put(1, new Fork(0, 0));
        shown = 1;
    }

    /** All branches, the oldest first. */
    List<Branch> list(Run current) {
        List<Branch> all = new ArrayList<>();
        forks.forEach((number, fork) -> {
            Kept other = kept.get(number);
            Run run = other == null ? current : other.run();
            all.add(new Branch(number, fork.parent(), fork.nanos(), run, number == shown));
        });
        return List.copyOf(all);
    }
}
