package skyferry.migration;

import skyferry.model.Curve;

/** The sum of two quantities over time. */
final class CurveSum {
    private CurveSum() {}

    static Curve of(Curve a, Curve b) {
        Curve.Builder sum = Curve.builder();
        int i = 0;
        int j = 0;
        while (i < a.segments() || j < b.segments()) {
            long nextA = i < a.segments() ? a.fromNanos(i) : Long.MAX_VALUE;
            long nextB = j < b.segments() ? b.fromNanos(j) : Long.MAX_VALUE;
            long at = Math.min(nextA, nextB);
            i += nextA == at ? 1 : 0;
            j += nextB == at ? 1 : 0;
            sum.segment(at, value(a, i - 1, at) + value(b, j - 1, at), slope(a, i - 1) + slope(b, j - 1));
        }
        return sum.build();
    }

    private static double value(Curve curve, int segment, long nanos) {
        return segment < 0
                ? 0
                : curve.startValue(segment) + curve.slopePerNano(segment) * (nanos - curve.fromNanos(segment));
    }

    private static double slope(Curve curve, int segment) {
        return segment < 0 ? 0 : curve.slopePerNano(segment);
    }
}
