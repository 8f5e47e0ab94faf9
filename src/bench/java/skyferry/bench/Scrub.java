package skyferry.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;

/** The world at random instants of a run in which 10,000 machines move. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Scrub {
    private final SplittableRandom random = new SplittableRandom(1);
    private Timeline timeline = Jobs.many(new MassWorld(2, 1, 0).scenario(), new MassWorld(2, 1, 0).moves());

    @Setup
    public void simulate() {
        MassWorld world = new MassWorld(1000, 10_000, 42);
        timeline = Jobs.many(world.scenario(), world.moves());
    }

    @Benchmark
    public WorldAt world(CpuTime cpu) {
        WorldAt world = Jobs.at(timeline, random);
        cpu.called();
        return world;
    }

    @Benchmark
    public double fiftyHosts(CpuTime cpu) {
        double sum = Jobs.scrub(timeline, random);
        cpu.called();
        return sum;
    }

    @Benchmark
    public double everyMoveAndHost(CpuTime cpu) {
        double sum = Jobs.everything(timeline, random);
        cpu.called();
        return sum;
    }
}
