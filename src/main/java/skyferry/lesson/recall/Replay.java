package skyferry.lesson.recall;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.check.Functions;
import skyferry.lesson.check.Moments;
import skyferry.run.Timeline;

/**
 * Ten seconds of one of the author's runs, written {@code RUN@EVENT}, {@code RUN@EVENT(VM)} or {@code RUN@3.2s}.
 *
 * @param run the name under {@code solution:}
 * @param event the event in the middle; empty if an instant is given
 * @param vm the machine that it happens to; empty for any
 * @param atNanos the instant in the middle, if no event is given
 */
public record Replay(String run, String event, String vm, long atNanos) {
    /** How much of the run is shown. */
    public static final long LENGTH_NANOS = 10_000_000_000L;

    private static final Pattern FORM = Pattern.compile(
            "([a-z][a-z0-9-]*)@(?:([a-z]+)(?:\\(([a-z][a-z0-9-]*)\\))?|(\\d{1,6}(?:\\.\\d{1,9})?)\\s?(ms|s|min))");

    /** The stretch of a run that is shown. */
    public record Stretch(long fromNanos, long untilNanos) {}

    /** What a text says; empty if it has another form or names no event. */
    public static Optional<Replay> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String event = matcher.group(2);
        if (event == null) {
            double unit = switch (matcher.group(5)) {
                case "ms" -> 1e6;
                case "s" -> 1e9;
                default -> 60e9;
            };
            long nanos = Math.round(Double.parseDouble(matcher.group(4)) * unit);
            return Optional.of(new Replay(matcher.group(1), "", "", nanos));
        }
        String vm = matcher.group(3) == null ? "" : matcher.group(3);
        return Functions.EVENTS.contains(event)
                ? Optional.of(new Replay(matcher.group(1), event, vm, 0))
                : Optional.empty();
    }

    /** As it is written. */
    public String text() {
        if (event.isEmpty()) {
            return run + "@"
                    + java.math.BigDecimal.valueOf(atNanos, 9)
                            .stripTrailingZeros()
                            .toPlainString() + "s";
        }
        return run + "@" + event + (vm.isEmpty() ? "" : "(" + vm + ")");
    }

    /** The ten seconds of a run, cut where the run begins or ends; empty if the event does not happen or lies beyond its end. */
    public Optional<Stretch> in(Timeline timeline) {
        OptionalLong middle = event.isEmpty()
                ? OptionalLong.of(atNanos)
                : Moments.last(timeline, event, vm.isEmpty() ? Optional.empty() : Optional.of(vm));
        if (middle.isEmpty() || middle.getAsLong() > timeline.endNanos()) {
            return Optional.empty();
        }
        long from = Math.max(0, middle.getAsLong() - LENGTH_NANOS / 2);
        return Optional.of(new Stretch(from, Math.min(timeline.endNanos(), from + LENGTH_NANOS)));
    }
}
