package skyferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Level;
import skyferry.isolation.LiveVerifier;

/**
 * The verdict after a push while machines move among 10,000, by each level of looking. The pushes of 40 moves are gone through
 * forwards and backwards, so that every state follows on one that differs from it by one push.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class IsolationOfMoves {
    /** How closely is looked at once; {@code CONTRACTS} goes on to classes only where a contract is broken. */
    @Param
    public Level first = Level.CONTRACTS;

    private final List<DataPlane> states = new ArrayList<>();
    private LiveVerifier verifier = new LiveVerifier(Worlds.big());
    private int turn;

    @Setup
    public void build() {
        TenantMoves world = new TenantMoves(0, 42);
        states.add(world.state());
        for (int i = 0; i < 40; i++) {
            states.addAll(world.next());
        }
        verifier = new LiveVerifier(world.scenario(), first);
        verifier.verify(states.getFirst(), Underlay.WHOLE);
    }

    @Benchmark
    public IsolationReport verdict(CpuTime cpu) {
        turn = (turn + 1) % (2 * states.size() - 2);
        DataPlane state = states.get(turn < states.size() ? turn : 2 * states.size() - 2 - turn);
        IsolationReport report = verifier.verify(state, Underlay.WHOLE);
        cpu.called();
        return report;
    }
}
