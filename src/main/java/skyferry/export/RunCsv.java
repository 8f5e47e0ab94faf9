package skyferry.export;

import java.util.Locale;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Curve;
import skyferry.model.Link;
import skyferry.run.Event;
import skyferry.run.Timeline;

/**
 * A run's curves and events as one table (RFC 4180), a line for each value from the instant at which it holds: {@code at_ms, series,
 * subject, value, unit, words}. Where a curve falls or rises on the way to its next value, its value before that is there too.
 */
final class RunCsv {
    private static final double NANOS_PER_MS = 1e6;

    private final Timeline timeline;
    private final ReportWords words;
    private final StringBuilder out = new StringBuilder("at_ms,series,subject,value,unit,words\r\n");

    RunCsv(Timeline timeline, ReportWords words) {
        this.timeline = timeline;
        this.words = words;
    }

    String text() {
        timeline.events().forEach(this::event);
        for (MigrationRecord move : timeline.migrations()) {
            if (move.outcome() != Outcome.REFUSED) {
                String subject = move.vm() + " #" + (move.number() + 1);
                curve("left to send", subject, move.leftBytes(), "bytes");
                curve("sent", subject, move.sentBytes(), "bytes");
                curve("stream", subject, move.bytesPerSecond(), "bytes/s");
                curve("stop line", subject, move.thresholdBytes(), "bytes");
                curve("dirty rate", subject, move.dirtyPagesPerSecond(), "pages/s");
                curve("throttle", subject, move.throttlePercent(), "percent");
            }
        }
        for (Link link : timeline.scenario().fabric().links()) {
            curve("link load", link.a() + " to " + link.b(), timeline.linkLoad(link.id(), link.a()), "bytes/s");
            curve("link load", link.b() + " to " + link.a(), timeline.linkLoad(link.id(), link.b()), "bytes/s");
        }
        return out.toString();
    }

    private void event(Event event) {
        line(
                event.atNanos(),
                "event",
                event.subject(),
                "",
                event.kind().name().toLowerCase(Locale.ROOT),
                words.event(event));
    }

    private void curve(String series, String subject, Curve curve, String unit) {
        for (int i = 0; i < curve.segments(); i++) {
            line(curve.fromNanos(i), series, subject, number(curve.startValue(i)), unit, "");
            if (curve.slopePerNano(i) != 0) {
                long until = i + 1 < curve.segments() ? curve.fromNanos(i + 1) : timeline.endNanos();
                long before = Math.max(curve.fromNanos(i), until - 1);
                line(before, series, subject, number(curve.at(before)), unit, "");
            }
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(long nanos, String series, String subject, String value, String unit, String said) {
        out.append(number(nanos / NANOS_PER_MS))
                .append(',')
                .append(series)
                .append(',')
                .append(quoted(subject));
        out.append(',')
                .append(value)
                .append(',')
                .append(unit)
                .append(',')
                .append(quoted(said))
                .append("\r\n");
    }

    /** Text as it is, or in quotes where a comma, a quote or a line's end would cut it. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
