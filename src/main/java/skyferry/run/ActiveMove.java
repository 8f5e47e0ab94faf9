package skyferry.run;

import java.util.List;
import java.util.OptionalLong;
import skyferry.migration.Ended;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Move;
import skyferry.migration.MoveSpec;

/** A move in a simulation: the process, the way its stream takes, the share it has, and the events that it goes back to. */
final class ActiveMove {
    final MoveSpec spec;
    Move process;
    final Spans.Builder<List<String>> path;
    /** The machine's place in the scenario's order. */
    final int machine;

    final int askedEvent;
    int lastEvent;
    long pausedNanos;
    boolean resumed;
    boolean completed;
    /** Whether it went on as post-copy. */
    boolean switched;
    /** Whether its post-copy stands still until it is recovered. */
    boolean waits;

    double share = Double.NaN;
    double demand = Double.NaN;
    OptionalLong stalledSince = OptionalLong.empty();

    // What its stream was asked for with, and that stream's number; none while it needs no stream.
    double asked;
    List<String> way;
    int stream = -1;

    // Its place among all moves, and, while it is under way, among those that come to their next point.
    int order;
    int place = -1;
    long due;

    ActiveMove(MoveSpec spec, Move process, List<String> path, int machine, int askedEvent) {
        this.machine = machine;
        this.spec = spec;
        this.process = process;
        this.path = new Spans.Builder<List<String>>().set(spec.startNanos(), path);
        this.way = path;
        this.askedEvent = askedEvent;
        this.lastEvent = askedEvent;
    }

    private ActiveMove(ActiveMove other) {
        spec = other.spec;
        process = other.process.copy();
        path = other.path.copy();
        machine = other.machine;
        askedEvent = other.askedEvent;
        lastEvent = other.lastEvent;
        pausedNanos = other.pausedNanos;
        resumed = other.resumed;
        completed = other.completed;
        switched = other.switched;
        waits = other.waits;
        share = other.share;
        demand = other.demand;
        stalledSince = other.stalledSince;
        asked = other.asked;
        way = other.way;
        stream = other.stream;
        order = other.order;
        place = other.place;
        due = other.due;
    }

    /** Everything so far. */
    MigrationRecord record() {
        return process.record();
    }

    /** It is over: from here on it changes no more, and is shared by copies of the simulation. */
    void end() {
        process = Ended.of(process);
    }

    ActiveMove copy() {
        return new ActiveMove(this);
    }
}
