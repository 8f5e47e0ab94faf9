package skyferry.exchange;

import java.io.PrintWriter;
import java.util.Locale;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.run.Timeline;

/** Writes one line per move; times in milliseconds, sizes in bytes (RFC 4180). */
public final class ResultCsv {
    private static final double NANOS_PER_MS = 1e6;

    /** Writes the header and the lines. */
    public void write(Timeline timeline, PrintWriter out) {
        out.println(
                "vm,from,to,technique,lens,outcome,reason,start_ms,setup_ms,total_ms,downtime_ms,guest_pause_ms,rounds,"
                        + "transferred_bytes,normal_pages,zero_pages,max_throttle_pct");
        for (MigrationRecord r : timeline.migrations()) {
            out.printf(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,%s,%s,%.3f,%.3f,%.3f,%.3f,%.3f,%d,%d,%d,%d,%d%n",
                    r.vm(),
                    r.from(),
                    r.to(),
                    r.technique().id(),
                    r.lens().id(),
                    (r.outcome() == Outcome.ACTIVE ? Outcome.NOT_CONVERGED : r.outcome()).id(),
                    r.reason(),
                    r.startNanos() / NANOS_PER_MS,
                    r.setupNanos() / NANOS_PER_MS,
                    r.totalNanos() / NANOS_PER_MS,
                    r.downtimeNanos() / NANOS_PER_MS,
                    r.guestPauseNanos() / NANOS_PER_MS,
                    r.rounds(),
                    r.transferredBytes(),
                    r.normalPages(),
                    r.zeroPages(),
                    r.maxThrottlePercent());
        }
    }
}
