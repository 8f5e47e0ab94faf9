package skyferry.scene;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/**
 * What a chart of amounts over time is drawn from.
 *
 * @param lines what is drawn, in order; at most four can be told apart
 * @param from first instant shown, ns
 * @param to last instant shown, ns
 * @param now the instant shown elsewhere, ns
 * @param read instant at which values are read, ns; empty: they are read at {@code now}
 */
public record PlotInput(
        List<Line> lines,
        Unit unit,
        Scale scale,
        long from,
        long to,
        long now,
        OptionalLong read,
        Palette palette,
        double width,
        double height,
        double textScale) {
    public PlotInput {
        lines = List.copyOf(lines);
    }

    /**
     * An amount over time.
     *
     * @param value of an instant in ns, in the unit's base; not a number where there is none
     */
    public record Line(String name, LongToDoubleFunction value) {}

    /** How amounts lie on the chart. */
    public enum Scale {
        /** From zero up, evenly. */
        EVEN,
        /** By powers of two: what is small is seen beside what is large. */
        POWERS
    }

    /** What an amount is counted in, and how it is written. */
    public enum Unit {
        BYTES("bytes"),
        RATE("bytes/s"),
        TIME("ns");

        private final String base;

        Unit(String base) {
            this.base = base;
        }

        /** The base unit, as a table names it. */
        public String base() {
            return base;
        }

        /** An amount with its unit. */
        public String write(double value) {
            return switch (this) {
                case BYTES -> Quantities.bytes(value);
                case RATE -> Quantities.rate(value);
                case TIME -> Quantities.duration(Math.round(value));
            };
        }
    }

    /** The instant at which values are read. */
    public long readAt() {
        return read.orElse(now);
    }
}
