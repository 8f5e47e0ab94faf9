package skyferry.lesson.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.lesson.check.Judgement.Degree;

/**
 * Measures how far checks are from turning over: the quantitative semantics of temporal logic (Donzé and Maler, Robust
 * satisfaction of temporal logic over real-valued signals, 2010), in shares of the limits, so that milliseconds and bytes can
 * be laid side by side. {@code and} takes the nearest of its parts, {@code or} the farthest; likewise {@code always} and
 * {@code eventually} over time; what is left of a {@code within} counts too.
 */
public final class Margins {
    private final Evidence evidence;
    private final Evaluation evaluation;

    private Margins(Evidence evidence, Evaluation evaluation) {
        this.evidence = evidence;
        this.evaluation = evaluation;
    }

    /** The margin of a check over the runs of a lesson, seen as {@link Checks#judge} sees them. */
    public static Margin of(Expr check, Evidence evidence) {
        Margins margins =
                new Margins(evidence, new Evaluation(evidence, evidence.runs().getLast()));
        return margins.margin(check, evidence.latest().endNanos());
    }

    private Margin margin(Expr expr, long nanos) {
        return switch (expr) {
            case Expr.Joined(int _, Expr.Join join, List<Expr> parts) ->
                parts.stream()
                        .map(part -> margin(part, nanos))
                        .reduce((a, b) -> join == Expr.Join.AND ? a.least(b) : a.most(b))
                        .orElseGet(() -> Margin.none(false));
            case Expr.Not not -> margin(not.body(), nanos).opposite();
            case Expr.Temporal temporal -> overTime(temporal, nanos);
            case Expr.Comparison comparison when isMeasured(comparison) -> compared(comparison, nanos);
            default -> Margin.none(evaluation.judge(expr, nanos).is(Degree.SO));
        };
    }

    /** Whether a limit with a unit or a fraction is in it: counts are whole and have no distance. */
    private static boolean isMeasured(Expr.Comparison comparison) {
        boolean ordered =
                comparison.relation() != Expr.Relation.EQUAL && comparison.relation() != Expr.Relation.UNEQUAL;
        return ordered && (isLimit(comparison.left()) || isLimit(comparison.right()));
    }

    private static boolean isLimit(Expr expr) {
        return expr instanceof Expr.Number number
                && number.value().signum() != 0
                && (number.dimension().isPresent()
                        || number.value().stripTrailingZeros().scale() > 0);
    }

    private Margin compared(Expr.Comparison comparison, long nanos) {
        boolean limitOnRight = isLimit(comparison.right());
        Value limit = evaluation.value(limitOnRight ? comparison.right() : comparison.left(), nanos);
        Value found = evaluation.value(limitOnRight ? comparison.left() : comparison.right(), nanos);
        boolean below = comparison.relation() == Expr.Relation.LESS || comparison.relation() == Expr.Relation.AT_MOST;
        return distance(found, limit, below == limitOnRight);
    }

    private static Margin distance(Value found, Value limit, boolean below) {
        if (found instanceof Value.Many(Map<String, Value> values)) {
            return values.values().stream()
                    .map(each -> distance(each, limit, below))
                    .reduce(Margin::least)
                    .orElseGet(() -> Margin.none(false));
        }
        if (found instanceof Value.Number(double value, var _) && limit instanceof Value.Number(double bound, var _)) {
            double left = below ? bound - value : value - bound;
            return new Margin(left / Math.abs(bound), Optional.of(found), Optional.of(limit));
        }
        return Margin.none(false);
    }

    private Margin overTime(Expr.Temporal temporal, long nanos) {
        if (temporal.when() == Expr.When.SAW) {
            return evidence.runs().stream()
                    .map(run -> new Margins(evidence, new Evaluation(evidence, run))
                            .sometime(temporal.body(), 0, run.timeline().endNanos(), Optional.empty()))
                    .reduce(Margin::most)
                    .orElseGet(() -> Margin.none(false));
        }
        OptionalLong from = temporal.of().map(evaluation::instant).orElse(OptionalLong.of(0));
        if (from.isEmpty()) {
            return Margin.none(false);
        }
        Optional<Long> within = temporal.within().map(Evaluation::nanos);
        long begin = from.getAsLong();
        long until = within.map(length -> Math.min(nanos, begin + length)).orElse(nanos);
        return switch (temporal.when()) {
            case ALWAYS -> throughout(temporal.body(), begin, until);
            case NEVER ->
                sometime(temporal.body(), begin, until, Optional.empty()).opposite();
            case EVENTUALLY, SAW -> sometime(temporal.body(), begin, until, within);
            case HELD ->
                held(temporal.body(), Evaluation.nanos(temporal.lasting().orElseThrow()), begin, until);
        };
    }

    private Margin throughout(Expr body, long from, long until) {
        return evaluation.instants().between(from, until).stream()
                .map(at -> margin(body, at))
                .reduce(Margin::least)
                .orElseGet(() -> Margin.none(false));
    }

    /** The best instant; where time is limited, what is left of it counts as the instant's own margin. */
    private Margin sometime(Expr body, long from, long until, Optional<Long> within) {
        Margin best = Margin.none(false);
        for (long at : evaluation.instants().between(from, until)) {
            Margin here = margin(body, at);
            best = best.most(within.map(length -> here.least(spare(at - from, length, true)))
                    .orElse(here));
        }
        return best;
    }

    /** The best stretch in which it holds without a break: the least margin in it, or what it lasts beyond what is asked for. */
    private Margin held(Expr body, long lasting, long from, long until) {
        Margin best = Margin.none(false);
        Margin stretch = Margin.none(true);
        long since = -1;
        for (long at : evaluation.instants().between(from, until)) {
            if (since >= 0 && at > since) {
                best = best.most(stretch.least(spare(at - since, lasting, false)));
            }
            Margin here = margin(body, at);
            if (here.share() > 0) {
                stretch = since < 0 ? here : stretch.least(here);
                since = since < 0 ? at : since;
            } else {
                since = -1;
            }
        }
        return best;
    }

    private static Margin spare(long taken, long allowed, boolean below) {
        return distance(Value.time(taken), Value.time(allowed), below);
    }
}
