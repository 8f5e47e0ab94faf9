package skyferry.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import skyferry.migration.Assumptions;
import skyferry.migration.Happening;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Move;
import skyferry.migration.MoveSpec;
import skyferry.migration.Moves;
import skyferry.migration.Outcome;
import skyferry.migration.Stepping;
import skyferry.model.Lens;
import skyferry.model.Technique;

/** Computes recorded QEMU runs from their configuration and lays the result beside what was measured. */
public final class QemuValidation {
    private static final String CANCELLED = "cancelled";

    /** From the driver's clock to its command: one of its looks, and the command itself. */
    private static final long COMMAND_NANOS = 15_000_000;

    private QemuValidation() {}

    /**
     * A run, computed beside measured.
     *
     * @param run inputs and measured values
     * @param status {@code completed}, or {@code cancelled} after the driver's bound
     */
    public record Row(
            QemuRun run,
            String status,
            double totalMillis,
            double transferredBytes,
            int rounds,
            double downtimeMillis,
            double guestPauseMillis,
            int throttleMax) {

        /** Whether it ends as measured. */
        public boolean statusRight() {
            return status.equals(run.measured().status());
        }

        private boolean comparable() {
            return status.equals("completed") && statusRight();
        }

        /** Relative error of the total time, 0..; empty if either side did not complete. */
        public OptionalDouble totalError() {
            return error(totalMillis, run.measured().totalMillis());
        }

        /** Relative error of the bytes transferred. */
        public OptionalDouble transferredError() {
            return error(transferredBytes, run.measured().transferredBytes());
        }

        /** Relative error of QEMU's downtime. */
        public OptionalDouble downtimeError() {
            return error(downtimeMillis, run.measured().downtimeMillis());
        }

        /** Relative error of what the guest lost. */
        public OptionalDouble guestPauseError() {
            return error(guestPauseMillis, run.measured().guestPauseMillis());
        }

        /** Rounds too many or too few, without sign. */
        public OptionalDouble roundsOff() {
            OptionalDouble measured = run.measured().rounds();
            return comparable() && measured.isPresent()
                    ? OptionalDouble.of(Math.abs(rounds - measured.getAsDouble()))
                    : OptionalDouble.empty();
        }

        private OptionalDouble error(double computed, OptionalDouble measured) {
            return comparable() && measured.isPresent() && measured.getAsDouble() != 0
                    ? OptionalDouble.of(Math.abs(computed / measured.getAsDouble() - 1))
                    : OptionalDouble.empty();
        }
    }

    /**
     * Reads {@code summary.csv} of a folder and computes every row.
     *
     * @throws IOException if the file cannot be read
     * @throws MalformedTable if it is not as described in FORMATS 6
     */
    public static List<Row> run(Path dir) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (QemuRun run : QemuRunsCsv.read(dir.resolve("summary.csv"))) {
            rows.add(compute(run, Stepping.CLOSED_FORM));
        }
        return rows;
    }

    /** Computes one run. */
    public static Row compute(QemuRun run, Stepping stepping) {
        MigrationRecord record = simulate(run, stepping);
        boolean completed = record.outcome() == Outcome.COMPLETED;
        return new Row(
                run,
                completed ? "completed" : CANCELLED,
                record.totalNanos() / 1e6,
                record.transferredBytes(),
                record.rounds(),
                completed ? record.downtimeNanos() / 1e6 : 0,
                completed ? record.guestPauseNanos() / 1e6 : 0,
                record.maxThrottlePercent());
    }

    private static MigrationRecord simulate(QemuRun run, Stepping stepping) {
        MoveSpec spec = new MoveSpec(
                0,
                RecordedGuest.vm(run),
                "source",
                "destination",
                Technique.PRECOPY,
                Lens.QEMU,
                RecordedGuest.options(run),
                0,
                1,
                Assumptions.RECORDING_LABORATORY,
                stepping);
        Move move = Moves.of(spec);
        move.share(0, run.linkMib() > 0 ? run.linkMib() * (1 << 20) : Double.POSITIVE_INFINITY);
        drive(run, move);
        return move.record();
    }

    /** Does what the recording driver did: asks for post-copy after a pass or a time, and gives up at the bound. */
    private static void drive(QemuRun run, Move move) {
        long bound = RecordedGuest.nanos(run.boundSeconds() * 1000);
        double asked = run.features().postcopyAfterSeconds().orElse(Double.POSITIVE_INFINITY);
        long askNanos = asked * 1000 < run.boundSeconds() * 1000
                ? RecordedGuest.nanos(asked * 1000) + COMMAND_NANOS
                : Long.MAX_VALUE;
        double pass = run.features().postcopyAfterPass().orElse(Double.POSITIVE_INFINITY);
        while (!move.finished() && move.nextNanos() <= bound) {
            long now = move.nextNanos();
            if (askNanos < now) {
                move.startPostcopy(askNanos);
                askNanos = Long.MAX_VALUE;
                continue;
            }
            for (Happening happening : move.advance(now)) {
                if (happening instanceof Happening.RoundStarted(int round, double left) && round > pass) {
                    move.startPostcopy(now);
                }
            }
        }
        move.cancel(bound, CANCELLED);
    }

    /** Writes the computed values as FORMATS 6 says. */
    public static void writeCsv(List<Row> rows, Path file) throws IOException {
        StringBuilder text = new StringBuilder("name,computed_status,computed_total_ms,computed_transferred_bytes,"
                + "computed_rounds,computed_downtime_ms,computed_guest_pause_ms,computed_throttle_max\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%.3f,%.0f,%d,%.3f,%.3f,%d%n",
                    row.run().name(),
                    row.status(),
                    row.totalMillis(),
                    row.transferredBytes(),
                    row.rounds(),
                    row.downtimeMillis(),
                    row.guestPauseMillis(),
                    row.throttleMax()));
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
