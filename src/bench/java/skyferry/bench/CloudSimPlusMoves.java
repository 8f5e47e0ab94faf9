package skyferry.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The same number of machines moved by CloudSim Plus 8.5.5, cold. See {@link CloudSimJob} for what it models: memory over half
 * of the bandwidth, and nothing else.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Measurement(iterations = 1)
public class CloudSimPlusMoves {
    /** Machines on 1,000 hosts. */
    @Param({"1000", "10000"})
    public int machines;

    @Benchmark
    public int simulate(CpuTime cpu) {
        int ended = CloudSimJob.run(1000, machines);
        cpu.called();
        return ended;
    }
}
