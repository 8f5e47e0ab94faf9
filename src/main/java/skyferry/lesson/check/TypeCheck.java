package skyferry.lesson.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skyferry.lesson.check.Expr.Segment;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.text.Problem;

/** Finds the type of every part of an expression, and reports what does not fit. */
final class TypeCheck {
    /** Functions whose type is that of what they are given. */
    private static final Set<String> TRANSPARENT = Set.of("start", "at", "min", "max", "sum", "abs");

    private final Findings findings;
    private final ArgumentCheck arguments;

    TypeCheck(Findings findings, NamesOf names) {
        this.findings = findings;
        this.arguments = new ArgumentCheck(findings, names, this);
    }

    /** Reports an expression that is neither true nor false. */
    void truth(Expr expr) {
        type(expr)
                .filter(type -> !type.fits(ValueType.TRUTH))
                .ifPresent(type -> findings.at(expr.offset(), Problem.CHECK_NO_TRUTH, type.title())
                        .expected("true or false, such as a comparison")
                        .add());
    }

    /** The type of an expression; empty if it has none, which has been reported. */
    Optional<ValueType> type(Expr expr) {
        return switch (expr) {
            case Expr.Joined joined -> {
                joined.parts().forEach(this::truth);
                yield Optional.of(ValueType.TRUTH);
            }
            case Expr.Not not -> {
                truth(not.body());
                yield Optional.of(ValueType.TRUTH);
            }
            case Expr.Temporal temporal -> temporal(temporal);
            case Expr.Comparison comparison -> comparison(comparison);
            case Expr.Sum sum -> sum(sum);
            case Expr.Number number -> Optional.of(new ValueType.Number(number.dimension()));
            case Expr.Items items -> {
                items.items().forEach(this::type);
                yield Optional.of(ValueType.LIST);
            }
            case Expr.Path path -> path(path);
        };
    }

    private Optional<ValueType> temporal(Expr.Temporal temporal) {
        truth(temporal.body());
        boolean held = temporal.when() == Expr.When.HELD;
        if (held && temporal.lasting().isEmpty()) {
            findings.at(temporal.offset(), Problem.CHECK_ARGUMENTS, "held")
                    .expected("held(EXPRESSION, TIME)")
                    .add();
        } else if (!held && temporal.lasting().isPresent()) {
            findings.at(temporal.lasting().get().offset(), Problem.CHECK_ARGUMENTS, word(temporal.when()))
                    .expected(word(temporal.when()) + "(EXPRESSION)")
                    .add();
        }
        temporal.lasting().ifPresent(this::time);
        temporal.within().ifPresent(this::time);
        temporal.of().ifPresent(arguments::event);
        return Optional.of(ValueType.TRUTH);
    }

    private static String word(Expr.When when) {
        return when.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void time(Expr expr) {
        if (expr instanceof Expr.Number number && !number.dimension().equals(Optional.of(Dimension.TIME))) {
            findings.at(number.offset(), Problem.CHECK_TYPES, number.text(), Units.title(number.dimension()))
                    .expected(Dimension.TIME.units())
                    .add();
        }
    }

    private Optional<ValueType> comparison(Expr.Comparison comparison) {
        Optional<ValueType> left = type(comparison.left());
        Optional<ValueType> right = type(comparison.right());
        boolean ordered =
                comparison.relation() != Expr.Relation.EQUAL && comparison.relation() != Expr.Relation.UNEQUAL;
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.of(ValueType.TRUTH);
        }
        if (!left.get().fits(right.get())) {
            mismatch(comparison.right(), right.get(), left.get());
        } else if (ordered && !isNumber(left.get()) || ordered && !isNumber(right.get())) {
            Expr wrong = isNumber(left.get()) ? comparison.right() : comparison.left();
            findings.at(
                            wrong.offset(),
                            Problem.CHECK_TYPES,
                            text(wrong),
                            type(wrong).orElse(ValueType.ANY).title())
                    .expected("a number")
                    .add();
        }
        word(left.get(), comparison.right());
        word(right.get(), comparison.left());
        return Optional.of(ValueType.TRUTH);
    }

    private static boolean isNumber(ValueType type) {
        return type instanceof ValueType.Number || type instanceof ValueType.Any;
    }

    private void mismatch(Expr expr, ValueType found, ValueType wanted) {
        var report = findings.at(expr.offset(), Problem.CHECK_TYPES, text(expr), found.title());
        if (wanted instanceof ValueType.Number(Optional<Dimension> dimension) && dimension.isPresent()) {
            report.expected("a " + dimension.get().title() + ": "
                    + String.join(", ", dimension.get().units()));
        } else {
            report.expected(wanted.title());
        }
        report.add();
    }

    /** A word beside a value that can only be one of some words. */
    private void word(ValueType type, Expr expr) {
        if (type instanceof ValueType.Word(Set<String> words)
                && !words.isEmpty()
                && expr instanceof Expr.Path path
                && path.isWord()
                && Functions.find(path.name())
                        .filter(f -> f.parameters().isEmpty())
                        .isEmpty()
                && !words.contains(path.name())) {
            findings.at(path.offset(), Problem.UNKNOWN_WORD, path.name())
                    .expected(words)
                    .nearest(path.name(), words)
                    .add();
        }
    }

    private Optional<ValueType> sum(Expr.Sum sum) {
        Optional<ValueType> left = type(sum.left());
        Optional<ValueType> right = type(sum.right());
        if (left.isPresent()
                && right.isPresent()
                && !(isNumber(left.get()) && left.get().fits(right.get()))) {
            mismatch(sum.right(), right.get(), isNumber(left.get()) ? left.get() : ValueType.COUNT);
            return Optional.empty();
        }
        return left.filter(type -> !(type instanceof ValueType.Any)).or(() -> right);
    }

    private Optional<ValueType> path(Expr.Path path) {
        Segment head = path.segments().getFirst();
        Optional<Function> function = Functions.find(head.name());
        if (function.isEmpty() || path.isWord() && !function.get().parameters().isEmpty()) {
            return word(path, head);
        }
        Optional<ValueType> given = arguments.check(
                head, function.get().parameters(), function.get().signature());
        if (path.segments().size() == 1) {
            Optional<ValueType> own = function.get().own();
            if (own.isEmpty()) {
                findings.at(head.offset(), Problem.CHECK_NO_MEMBER, head.name())
                        .expected(function.get().members().keySet())
                        .add();
            }
            return TRANSPARENT.contains(head.name()) ? given : own;
        }
        return member(path, function.get());
    }

    private Optional<ValueType> word(Expr.Path path, Segment head) {
        if (path.isWord()) {
            return Optional.of(ValueType.WORD);
        }
        findings.at(head.offset(), Problem.UNKNOWN_FUNCTION, head.name())
                .nearestOrExpected(head.name(), Functions.ALL.keySet())
                .add();
        return Optional.empty();
    }

    private Optional<ValueType> member(Expr.Path path, Function function) {
        Segment segment = path.segments().get(1);
        Optional<Function.Member> member =
                Optional.ofNullable(function.members().get(segment.name()));
        if (member.isEmpty()) {
            findings.at(segment.offset(), Problem.CHECK_UNKNOWN_MEMBER, segment.name(), function.name())
                    .nearestOrExpected(segment.name(), function.members().keySet())
                    .add();
            return Optional.empty();
        }
        arguments.check(
                segment,
                member.get().parameters(),
                segment.name() + Function.signature(member.get().parameters()));
        if (path.segments().size() > 2) {
            Segment third = path.segments().get(2);
            findings.at(third.offset(), Problem.CHECK_UNKNOWN_MEMBER, third.name(), segment.name())
                    .add();
            return Optional.empty();
        }
        return Optional.of(member.get().type());
    }

    /** An expression as messages name it. */
    static String text(Expr expr) {
        return switch (expr) {
            case Expr.Number number -> number.text();
            case Expr.Path path -> {
                List<String> names = new ArrayList<>();
                path.segments()
                        .forEach(segment ->
                                names.add(segment.name() + (segment.call() == Expr.Call.NONE ? "" : "(..)")));
                yield String.join(".", names);
            }
            case Expr.Items items -> "[..]";
            case Expr.Sum sum ->
                text(sum.left()) + " " + (sum.sign() == Expr.Sign.PLUS ? "+ " : "- ") + text(sum.right());
            case Expr.Comparison comparison ->
                text(comparison.left()) + " " + comparison.relation().sign() + " " + text(comparison.right());
            case Expr.Joined joined -> "the condition";
            case Expr.Not not -> "the condition";
            case Expr.Temporal temporal -> word(temporal.when()) + "(..)";
        };
    }
}
