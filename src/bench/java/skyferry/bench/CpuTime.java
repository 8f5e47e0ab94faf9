package skyferry.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** CPU time of the benchmark's thread, reported beside the wall time that JMH takes; milliseconds of all calls of an iteration. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Milliseconds so far. */
    public double cpuMillis;

    /** Calls so far. */
    public long calls;

    private long began;

    @Setup(Level.Iteration)
    public void begin() {
        cpuMillis = 0;
        calls = 0;
        began = THREADS.getCurrentThreadCpuTime();
    }

    /** Counts a call. */
    void called() {
        calls++;
        cpuMillis = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
    }

    @TearDown(Level.Iteration)
    public void end() {
        began = 0;
    }
}
