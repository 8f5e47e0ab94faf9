package skyferry.lesson.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Sums, extremes and comparisons of values. What is not known makes the result unknown; several values act each by itself. */
final class Arithmetic {
    private Arithmetic() {}

    /** Two numbers joined. */
    static Value joined(Value left, Value right, DoubleBinaryOperator operation) {
        if (left instanceof Value.Unknown || right instanceof Value.Unknown) {
            return left instanceof Value.Unknown ? left : right;
        }
        if (left instanceof Value.Many(Map<String, Value> values)) {
            Map<String, Value> results = new LinkedHashMap<>();
            values.forEach((name, value) -> results.put(name, joined(value, partner(right, name), operation)));
            return new Value.Many(results);
        }
        if (left instanceof Value.Number a && right instanceof Value.Number b) {
            return new Value.Number(
                    operation.applyAsDouble(a.value(), b.value()), a.dimension().or(b::dimension));
        }
        return Value.unknown(Value.Reason.NOT_MEASURED);
    }

    private static Value partner(Value value, String name) {
        return value instanceof Value.Many(Map<String, Value> values)
                ? values.getOrDefault(name, Value.unknown(Value.Reason.NOT_HAPPENED))
                : value;
    }

    /** All numbers in some values, or the first that is not known. */
    static Value reduced(List<Value> values, DoubleBinaryOperator operation) {
        List<Value> flat = flat(values);
        if (flat.isEmpty()) {
            return Value.unknown(Value.Reason.NOT_HAPPENED);
        }
        Value result = flat.getFirst();
        for (Value next : flat.subList(1, flat.size())) {
            result = joined(result, next, operation);
        }
        return result;
    }

    static List<Value> flat(List<Value> values) {
        List<Value> flat = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Value.Many(Map<String, Value> many)) {
                flat.addAll(flat(List.copyOf(many.values())));
            } else {
                flat.add(value);
            }
        }
        return flat;
    }

    /** Whether a relation holds; for several values, whether it holds for each. */
    static Judgement compared(Expr.Relation relation, Value left, Value right, long nanos) {
        if (left instanceof Value.Unknown || right instanceof Value.Unknown) {
            return Judgement.open();
        }
        if (left instanceof Value.Many(Map<String, Value> values)) {
            Judgement all = Judgement.of(true, nanos).with(left, right);
            for (Map.Entry<String, Value> each : values.entrySet()) {
                all = all.and(compared(relation, each.getValue(), partner(right, each.getKey()), nanos));
            }
            return all;
        }
        if (right instanceof Value.Many) {
            return compared(mirrored(relation), right, left, nanos);
        }
        boolean so = left instanceof Value.Number a && right instanceof Value.Number b
                ? ordered(relation, Double.compare(a.value(), b.value()))
                : (relation == Expr.Relation.EQUAL) == left.equals(right);
        return Judgement.of(so, nanos).with(left, right);
    }

    private static boolean ordered(Expr.Relation relation, int order) {
        return switch (relation) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static Expr.Relation mirrored(Expr.Relation relation) {
        return switch (relation) {
            case EQUAL, UNEQUAL -> relation;
            case LESS -> Expr.Relation.GREATER;
            case AT_MOST -> Expr.Relation.AT_LEAST;
            case GREATER -> Expr.Relation.LESS;
            case AT_LEAST -> Expr.Relation.AT_MOST;
        };
    }
}
