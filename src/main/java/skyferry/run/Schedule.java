package skyferry.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The moves of a simulation: all of them in their order, and those under way by machine and by what they come to next. */
final class Schedule {
    /** By the instant at which they began. */
    static final Comparator<ActiveMove> IN_ORDER = Comparator.comparingInt(move -> move.order);

    private final List<ActiveMove> all = new ArrayList<>();
    private final Map<String, List<ActiveMove>> everOf = new HashMap<>();
    private final Map<String, ActiveMove> byMachine = new HashMap<>();
    private final Map<String, List<ActiveMove>> byHost = new HashMap<>();
    private ActiveMove[] heap = new ActiveMove[16];
    private int size;

    Schedule() {}

    private Schedule(Schedule other) {
        heap = new ActiveMove[other.heap.length];
        size = other.size;
        for (ActiveMove move : other.all) {
            // What is over changes no more.
            ActiveMove copy = move.place < 0 ? move : move.copy();
            append(copy);
            if (copy.place >= 0) {
                heap[copy.place] = copy;
                enlist(copy);
            }
        }
    }

    Schedule copy() {
        return new Schedule(this);
    }

    /** All moves that ever began, in that order; a view. */
    List<ActiveMove> all() {
        return Collections.unmodifiableList(all);
    }

    /** The move of a machine that is under way. */
    @Nullable
    ActiveMove of(String vm) {
        ActiveMove move = byMachine.get(vm);
        return move == null || move.process.finished() ? null : move;
    }

    /** The moves under way from or to a host. */
    List<ActiveMove> at(String host) {
        return byHost.getOrDefault(host, List.of());
    }

    /** All moves of a machine that ever began, in that order. */
    List<ActiveMove> ever(String vm) {
        return everOf.getOrDefault(vm, List.of());
    }

    private void append(ActiveMove move) {
        all.add(move);
        everOf.computeIfAbsent(move.spec.vm().id(), vm -> new ArrayList<>(1)).add(move);
    }

    private void enlist(ActiveMove move) {
        byMachine.put(move.spec.vm().id(), move);
        byHost.computeIfAbsent(move.spec.from(), host -> new ArrayList<>()).add(move);
        if (!move.spec.to().equals(move.spec.from())) {
            byHost.computeIfAbsent(move.spec.to(), host -> new ArrayList<>()).add(move);
        }
    }

    /** A move begins. */
    void begin(ActiveMove move) {
        move.order = all.size();
        append(move);
        enlist(move);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        move.due = Long.MAX_VALUE;
        move.place = size;
        heap[size++] = move;
        up(move);
    }

    /** A move under way comes to its next point at another instant than said before. */
    void again(ActiveMove move, long due) {
        if (due == move.due) {
            return;
        }
        move.due = due;
        up(move);
        down(move);
    }

    /** A move is over. */
    void end(ActiveMove move) {
        byMachine.remove(move.spec.vm().id(), move);
        at(move.spec.from()).remove(move);
        if (!move.spec.to().equals(move.spec.from())) {
            at(move.spec.to()).remove(move);
        }
        ActiveMove last = heap[--size];
        if (last != move) {
            last.place = move.place;
            heap[last.place] = last;
            up(last);
            down(last);
        }
        move.place = -1;
    }

    /** Whether no move is under way. */
    boolean isEmpty() {
        return size == 0;
    }

    /** When the next of them comes to its next point. */
    long nextNanos() {
        return size == 0 ? Long.MAX_VALUE : heap[0].due;
    }

    /** Those that come to their next point up to an instant, in their order. */
    List<ActiveMove> due(long nanos) {
        List<ActiveMove> due = new ArrayList<>(4);
        due(0, nanos, due);
        if (due.size() > 1) {
            due.sort(IN_ORDER);
        }
        return due;
    }

    private void due(int place, long nanos, List<ActiveMove> due) {
        if (place < size && heap[place].due <= nanos) {
            due.add(heap[place]);
            due(2 * place + 1, nanos, due);
            due(2 * place + 2, nanos, due);
        }
    }

    /** Those under way, in their order. */
    List<ActiveMove> underWay() {
        List<ActiveMove> underWay = new ArrayList<>(Arrays.asList(heap).subList(0, size));
        underWay.sort(IN_ORDER);
        return underWay;
    }

    private void up(ActiveMove move) {
        int i = move.place;
        while (i > 0 && before(move, heap[(i - 1) / 2])) {
            put(i, heap[(i - 1) / 2]);
            i = (i - 1) / 2;
        }
        put(i, move);
    }

    private void down(ActiveMove move) {
        int i = move.place;
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], move)) {
                break;
            }
            put(i, heap[child]);
            i = child;
        }
        put(i, move);
    }

    private void put(int place, ActiveMove move) {
        heap[place] = move;
        move.place = place;
    }

    private static boolean before(ActiveMove a, ActiveMove b) {
        return a.due < b.due || a.due == b.due && a.order < b.order;
    }
}
