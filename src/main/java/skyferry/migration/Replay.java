package skyferry.migration;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import skyferry.model.Curve;

/**
 * What a move was told from its beginning on, so that its course can be computed again instead of being kept: the engine is a
 * pure function of it. One that is shared by many others is cut into far more pieces than it was told things.
 */
final class Replay {
    private final MoveSpec spec;
    private boolean writes;
    private long[] nanos = {};
    /** The share that it got; NaN: it was told that time has passed, or one of the others. */
    private double[] shares = {};

    private int count;
    private final List<Other> others = new ArrayList<>(0);

    /** Something told that is neither a share nor that time has passed: how many things were told before it. */
    private record Other(int place, Consumer<QemuMove> telling) {}

    Replay(MoveSpec spec) {
        this.spec = spec;
    }

    Replay copy() {
        Replay copy = new Replay(spec);
        copy.writes = writes;
        copy.nanos = nanos.clone();
        copy.shares = shares.clone();
        copy.count = count;
        copy.others.addAll(others);
        return copy;
    }

    /** Begins to write down what the move is told; it was told nothing before. */
    void begin() {
        writes = true;
    }

    void share(long now, double bytesPerSecond) {
        if (writes) {
            add(now, bytesPerSecond);
        }
    }

    void advance(long now) {
        if (writes) {
            add(now, Double.NaN);
        }
    }

    void other(long now, Consumer<QemuMove> telling) {
        if (writes) {
            others.add(new Other(count, telling));
            add(now, Double.NaN);
        }
    }

    private void add(long now, double share) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, Math.max(8, count + count / 2));
            shares = Arrays.copyOf(shares, nanos.length);
        }
        nanos[count] = now;
        shares[count] = share;
        count++;
    }

    /** A record whose course is computed when somebody looks at it. */
    MigrationRecord whole(MigrationRecord record) {
        Replay told = copy();
        told.nanos = Arrays.copyOf(nanos, count);
        told.shares = Arrays.copyOf(shares, count);
        Course until = new Course(told);
        return record.withCourse(
                Curve.lazily(() -> until.record().leftBytes()),
                Curve.lazily(() -> until.record().sentBytes()),
                Curve.lazily(() -> until.record().bytesPerSecond()),
                Curve.lazily(() -> until.record().thresholdBytes()),
                Curve.lazily(() -> until.record().expectedDowntimeNanos()),
                new GuestView(
                        Curve.lazily(() -> until.record().guest().speed()),
                        Curve.lazily(() -> until.record().guest().faults())),
                new Pages(until));
    }

    /** The pages of a move that is computed again. */
    private record Pages(Course course) implements PageHistory {
        @Override
        public PageMap at(long nanos, int cells) {
            return course.record().pages().at(nanos, cells);
        }
    }

    /** The course of a move, computed when it is asked for and kept while there is room. */
    private static final class Course {
        private final Replay told;
        private @Nullable SoftReference<MigrationRecord> known;

        Course(Replay told) {
            this.told = told;
        }

        /** The record of the same move that keeps its course. */
        synchronized MigrationRecord record() {
            SoftReference<MigrationRecord> last = known;
            MigrationRecord record = last == null ? null : last.get();
            if (record == null) {
                record = told.again();
                known = new SoftReference<>(record);
            }
            return record;
        }
    }

    private MigrationRecord again() {
        QemuMove move = new QemuMove(spec);
        int other = 0;
        for (int i = 0; i < count; i++) {
            if (other < others.size() && others.get(other).place() == i) {
                others.get(other++).telling().accept(move);
            } else if (Double.isNaN(shares[i])) {
                move.advance(nanos[i]);
            } else {
                move.share(nanos[i], shares[i]);
            }
        }
        return move.record();
    }
}
