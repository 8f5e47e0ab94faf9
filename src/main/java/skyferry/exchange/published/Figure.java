package skyferry.exchange.published;

import java.util.OptionalDouble;

/**
 * A computed figure beside a published or measured one.
 *
 * @param reference what was published
 * @param least the least that still counts as the same; empty: the figure is shown and not judged
 * @param most the most
 */
public record Figure(
        String subject, String metric, double reference, double computed, OptionalDouble least, OptionalDouble most) {

    /** A figure that may be off by a share of the published one; empty: by anything. */
    static Figure of(String subject, String metric, double reference, double computed, OptionalDouble tolerance) {
        if (tolerance.isEmpty()) {
            return new Figure(subject, metric, reference, computed, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double off = StrictMath.abs(reference) * tolerance.getAsDouble();
        return new Figure(
                subject,
                metric,
                reference,
                computed,
                OptionalDouble.of(reference - off),
                OptionalDouble.of(reference + off));
    }

    /** Whether the computed figure lies within the bounds. */
    public boolean within() {
        return computed >= least.orElse(Double.NEGATIVE_INFINITY) && computed <= most.orElse(Double.POSITIVE_INFINITY);
    }

    /** Computed over published, less one; NaN for a published 0. */
    public double error() {
        return reference == 0 ? Double.NaN : computed / reference - 1;
    }
}
