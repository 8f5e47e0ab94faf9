package skyferry.stage.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.run.Timeline;
import skyferry.scene.Quantities;

/**
 * One figure of a machine's last move in two runs.
 *
 * @param figure code of the figure, for the words
 * @param left what it was in the first run; empty if nothing moved there
 * @param right what it was in the second
 * @param change the second less the first, with its sign; empty where one of them is missing or they are equal
 */
public record Difference(String figure, String left, String right, String change) {

    /** Total time, downtime, pause of the guest, bytes sent, rounds, and what each probe missed. */
    public static List<Difference> of(Timeline left, Timeline right, String vm) {
        Optional<MigrationRecord> a = lastMove(left, vm);
        Optional<MigrationRecord> b = lastMove(right, vm);
        List<Difference> rows = new ArrayList<>();
        rows.add(row("technique", a, b, move -> move.technique().id()));
        rows.add(row("outcome", a, b, move -> move.outcome().id()));
        rows.add(row("total", a, b, MigrationRecord::totalNanos, Quantities::duration));
        rows.add(row("downtime", a, b, MigrationRecord::downtimeNanos, Quantities::duration));
        rows.add(row("pause", a, b, MigrationRecord::guestPauseNanos, Quantities::duration));
        rows.add(row("sent", a, b, MigrationRecord::transferredBytes, bytes -> Quantities.bytes(bytes)));
        rows.add(row("rounds", a, b, move -> (long) move.rounds(), Quantities::count));
        rows.add(amounts("silence", Optional.of(silence(left)), Optional.of(silence(right)), Quantities::duration));
        return List.copyOf(rows);
    }

    /** The last move of a machine that began; the last of any machine where that one did not move. */
    public static Optional<MigrationRecord> lastMove(Timeline timeline, String vm) {
        List<MigrationRecord> moves = timeline.migrations();
        return moves.stream()
                .filter(move -> move.vm().equals(vm))
                .reduce((first, second) -> second)
                .or(() -> moves.stream().reduce((first, second) -> second));
    }

    /** The longest time for which any probe went unanswered, nanoseconds. */
    private static long silence(Timeline timeline) {
        return timeline.probes().stream()
                .flatMap(probe -> probe.silences().stream())
                .mapToLong(gap -> gap.untilNanos().orElse(timeline.endNanos()) - gap.fromNanos())
                .max()
                .orElse(0);
    }

    private static Difference row(
            String figure,
            Optional<MigrationRecord> a,
            Optional<MigrationRecord> b,
            java.util.function.Function<MigrationRecord, String> text) {
        return new Difference(figure, a.map(text).orElse(""), b.map(text).orElse(""), "");
    }

    private static Difference row(
            String figure,
            Optional<MigrationRecord> a,
            Optional<MigrationRecord> b,
            java.util.function.Function<MigrationRecord, Long> value,
            java.util.function.LongFunction<String> text) {
        return amounts(figure, a.map(value), b.map(value), text);
    }

    private static Difference amounts(
            String figure, Optional<Long> a, Optional<Long> b, java.util.function.LongFunction<String> text) {
        String change = "";
        if (a.isPresent() && b.isPresent() && !a.get().equals(b.get())) {
            long by = b.get() - a.get();
            change = (by > 0 ? "+" : "\u2212") + text.apply(Math.abs(by));
        }
        return new Difference(
                figure, a.map(text::apply).orElse(""), b.map(text::apply).orElse(""), change);
    }
}
