package skyferry.isolation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/**
 * The {@link Verifier} for a world that changes little by little: it says the same, but looks anew only at what has changed, and
 * only as closely as it must ({@link Level}). Any state of the same world can follow on any other: a push, a fault, a leap in
 * time, a fork. Not for more than one thread; a {@link #copy} costs nothing.
 */
public final class LiveVerifier {
    private final Scenario scenario;
    private final Level first;
    private final Contracts contracts;
    private final int pairs;
    private @Nullable Standing standing;
    private @Nullable Retrace retrace;
    private Work work = new Work(0, 0, 0, 0);

    public LiveVerifier(Scenario scenario) {
        this(scenario, Level.CONTRACTS);
    }

    /** One that does not trust what lies before a level: to lay levels side by side. */
    public LiveVerifier(Scenario scenario, Level first) {
        this.scenario = scenario;
        this.first = first;
        this.contracts = new Contracts(scenario);
        this.pairs = Verdict.pairs(scenario);
    }

    private LiveVerifier(LiveVerifier other) {
        scenario = other.scenario;
        first = other.first;
        contracts = other.contracts;
        pairs = other.pairs;
        standing = other.standing;
    }

    /** One that goes on from here by itself. What was looked at closely it will look at again. */
    public LiveVerifier copy() {
        return new LiveVerifier(this);
    }

    /**
     * What the last verdict cost.
     *
     * @param contracts flows and ports that were looked at by themselves
     * @param ports ports whose frames were followed
     * @param exactly how many of them exactly
     * @param intersections flows laid against sets of frames
     */
    public record Work(int contracts, int ports, int exactly, long intersections) {}

    /** What the last verdict cost. */
    public Work work() {
        return work;
    }

    /**
     * The verdict on a state.
     *
     * @param underlay one that does not equal the last makes everything be looked at anew that goes across it
     */
    public IsolationReport verify(DataPlane dataPlane, Underlay underlay) {
        Suspects suspects = Suspects.EVERYBODY;
        int checked = 0;
        if (first == Level.CONTRACTS) {
            Standing now = standing == null ? Standing.of(contracts, dataPlane) : standing.after(dataPlane);
            checked = now == standing ? 0 : now.checked();
            standing = now;
            suspects = now.suspects();
        }
        if (suspects.isEmpty()) {
            work = new Work(checked, 0, 0, 0);
            return new IsolationReport(pairs, List.of(), 0, Level.CONTRACTS);
        }
        Retrace closer = retrace == null ? new Retrace(scenario, contracts.owners(), first) : retrace;
        retrace = closer;
        closer.look(dataPlane, underlay, suspects);
        work = new Work(checked, closer.looked(), closer.exactly(), closer.intersections());
        Level decidedBy = closer.isCleared() ? Level.CLASSES : Level.EXACT;
        return closer.leaking().isEmpty()
                ? new IsolationReport(pairs, List.of(), 0, decidedBy)
                : new Verdict(dataPlane, underlay, scenario).of(closer.leaking(), decidedBy);
    }
}
