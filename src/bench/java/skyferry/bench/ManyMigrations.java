package skyferry.bench;

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
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Timeline;

/** Very many machines of 4 GiB move at the same instant, cold: the first call in a fresh machine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx512m")
@Measurement(iterations = 1)
public class ManyMigrations {
    /** Hosts and machines; a hundred hosts for ten thousand machines is the hard case. */
    @Param({"1000 1000", "1000 10000", "100 10000"})
    public String size = "1000 1000";

    private Scenario scenario = new MassWorld(1, 0, 0).scenario();
    private List<Action> moves = List.of();

    @Setup
    public void build() {
        String[] parts = size.split(" ", 2);
        MassWorld world = new MassWorld(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 42);
        scenario = world.scenario();
        moves = world.moves();
    }

    @Benchmark
    public Timeline simulate(CpuTime cpu) {
        Timeline timeline = Jobs.many(scenario, moves);
        cpu.called();
        return timeline;
    }
}
