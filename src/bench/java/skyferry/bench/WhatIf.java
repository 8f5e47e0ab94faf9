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
import skyferry.model.MigrationOptions;
import skyferry.run.Horizon;
import skyferry.run.Preview;
import skyferry.run.Run;

/** What would come of a move of 64 GiB, while dragging it over hosts and while a slider moves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WhatIf {
    private final Run run = Run.start(Worlds.big(), Horizon.at(10_000_000_000L));
    private final MigrationOptions options = Worlds.big().migration();
    private int turn;

    @Benchmark
    public Preview drag(CpuTime cpu) {
        Preview preview = Jobs.whatIf(run, "host-" + (1 + turn++ % 3), options);
        cpu.called();
        return preview;
    }

    @Benchmark
    public Preview slider(CpuTime cpu) {
        Preview preview = Jobs.whatIf(run, "host-1", options.withDowntimeLimit(10_000_000L * (1 + turn++ % 100)));
        cpu.called();
        return preview;
    }
}
