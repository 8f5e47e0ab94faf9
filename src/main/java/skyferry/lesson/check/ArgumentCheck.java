package skyferry.lesson.check;

import java.util.List;
import java.util.Optional;
import skyferry.lesson.check.Expr.Argument;
import skyferry.lesson.check.Expr.Segment;
import skyferry.lesson.check.Parameter.Kind;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.text.Problem;

/** Checks what stands in parentheses: as many values as the function takes, names that are there, units that fit. */
final class ArgumentCheck {
    private final Findings findings;
    private final NamesOf names;
    private final TypeCheck types;

    ArgumentCheck(Findings findings, NamesOf names, TypeCheck types) {
        this.findings = findings;
        this.names = names;
        this.types = types;
    }

    /** Checks all arguments; the type of the last expression among them. */
    Optional<ValueType> check(Segment segment, List<Parameter> parameters, String signature) {
        List<Parameter> placed = parameters.stream()
                .filter(each -> each.place() != Parameter.Place.NAMED)
                .toList();
        long needed = placed.stream()
                .filter(each -> each.place() == Parameter.Place.FIRST)
                .count();
        Optional<ValueType> given = Optional.empty();
        int count = 0;
        for (Argument argument : segment.arguments()) {
            if (argument instanceof Argument.Named named) {
                named(named, parameters, signature);
                continue;
            }
            if (count < placed.size()) {
                Optional<ValueType> type = placed(argument, placed.get(count).kind(), signature);
                given = type.isPresent() ? type : given;
            }
            count++;
        }
        if (count < needed || count > placed.size()) {
            findings.at(segment.offset(), Problem.CHECK_ARGUMENTS, segment.name())
                    .expected(signature)
                    .add();
        }
        probe(segment, parameters);
        return given;
    }

    private void named(Argument.Named named, List<Parameter> parameters, String signature) {
        List<String> known = parameters.stream()
                .filter(each -> each.place() == Parameter.Place.NAMED)
                .map(Parameter::name)
                .toList();
        Optional<Parameter> parameter = parameters.stream()
                .filter(each -> each.name().equals(named.name()))
                .findFirst();
        if (parameter.isEmpty()) {
            findings.at(named.offset(), Problem.UNKNOWN_KEY, named.name(), signature)
                    .nearestOrExpected(named.name(), known)
                    .add();
        } else {
            value(named.value(), parameter.get().kind());
        }
    }

    private Optional<ValueType> placed(Argument argument, Kind kind, String signature) {
        boolean flow = kind == Kind.FLOW || kind == Kind.TENANT_FLOW;
        switch (argument) {
            case Argument.Flow(int offset, String from, int toOffset, String to)
            when flow -> {
                name(from, offset, kind);
                name(to, toOffset, kind);
            }
            case Argument.Plain(Expr value)
            when !flow -> {
                return value(value, kind);
            }
            default ->
                findings.at(argument.offset(), Problem.CHECK_ARGUMENTS, signature)
                        .expected(flow ? "a -> b" : signature)
                        .add();
        }
        return Optional.empty();
    }

    private Optional<ValueType> value(Expr value, Kind kind) {
        return switch (kind) {
            case EXPRESSION -> types.type(value);
            case EVENT -> {
                event(value);
                yield Optional.empty();
            }
            case TIME -> number(value, Optional.of(Dimension.TIME));
            case SIZE -> number(value, Optional.of(Dimension.SIZE));
            case SHARE -> number(value, Optional.of(Dimension.SHARE));
            case COUNT -> number(value, Optional.empty());
            default -> {
                if (value instanceof Expr.Path path && path.isWord()) {
                    name(path.name(), path.offset(), kind);
                } else {
                    findings.at(value.offset(), Problem.CHECK_TYPES, TypeCheck.text(value), "no name")
                            .expected(kind.names().isEmpty() ? List.of("a word") : kind.names())
                            .add();
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<ValueType> number(Expr value, Optional<Dimension> dimension) {
        if (!(value instanceof Expr.Number number) || !number.dimension().equals(dimension)) {
            String found = value instanceof Expr.Number number ? Units.title(number.dimension()) : "no number";
            findings.at(value.offset(), Problem.CHECK_TYPES, TypeCheck.text(value), found)
                    .expected(dimension.map(Dimension::units).orElse(List.of("a number without a unit")))
                    .add();
        }
        return Optional.empty();
    }

    private void name(String name, int offset, Kind kind) {
        if (!kind.names().isEmpty() && names.matching(kind.names(), name).isEmpty()) {
            List<String> known = names.known(kind.names());
            findings.at(offset, Problem.UNKNOWN_REFERENCE, kind.names().getFirst(), name)
                    .nearestOrExpected(name, known)
                    .add();
        }
    }

    /** {@code resume}, or {@code resume(web-1)}. */
    void event(Expr value) {
        if (!(value instanceof Expr.Path path)
                || path.segments().size() > 1
                || !Functions.EVENTS.contains(path.name())) {
            String text = value instanceof Expr.Path path ? path.name() : TypeCheck.text(value);
            findings.at(value.offset(), Problem.UNKNOWN_REFERENCE, "event", text)
                    .nearestOrExpected(text, Functions.EVENTS)
                    .add();
            return;
        }
        Segment segment = path.segments().getFirst();
        check(segment, List.of(Parameter.maybe(Kind.VM)), path.name() + "(vm?)");
    }

    /** What only a probe can measure needs one in the scenario. */
    private void probe(Segment segment, List<Parameter> parameters) {
        boolean probing = parameters.stream().anyMatch(each -> each.name().equals("every"));
        if (!probing
                || segment.arguments().isEmpty()
                || !(segment.arguments().getFirst() instanceof Argument.Flow flow)) {
            return;
        }
        boolean known = !names.matching(Kind.VM.names(), flow.from()).isEmpty()
                && !names.matching(Kind.VM.names(), flow.to()).isEmpty();
        if (known && Probes.of(names.probes(), segment).isEmpty()) {
            findings.at(flow.offset(), Problem.CHECK_NO_PROBE, flow.from() + " -> " + flow.to())
                    .expected(names.probes().stream()
                            .map(each ->
                                    each.from() + " -> " + each.to() + ", every=" + Probes.millis(each.everyNanos()))
                            .toList())
                    .add();
        }
    }
}
