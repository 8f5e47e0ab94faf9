package skyferry.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skyferry.model.Scenario;
import skyferry.run.Timeline;

/** A machine of 64 GiB moves, with flow tables, verdicts and a probe. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OneMigration {
    private final Scenario scenario = Worlds.big();

    @Benchmark
    public Timeline simulate(CpuTime cpu) {
        Timeline timeline = Jobs.one(scenario);
        cpu.called();
        return timeline;
    }
}
