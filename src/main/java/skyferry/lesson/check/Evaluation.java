package skyferry.lesson.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import skyferry.lesson.check.Expr.Argument;
import skyferry.lesson.check.Expr.Segment;
import skyferry.lesson.check.Judgement.Degree;

/** What an expression comes to over one run. Total: an expression that was read rightly has a value, if only an unknown one. */
final class Evaluation {
    private final Evidence evidence;
    private final Evidence.Attempt run;
    private final Instants instants;
    private final Facts facts;
    private final Wires wires;
    private final Silences silences;
    private final Latencies latencies;

    Evaluation(Evidence evidence, Evidence.Attempt run) {
        this.evidence = evidence;
        this.run = run;
        this.instants = new Instants(run.timeline());
        this.facts = new Facts(run.timeline());
        this.wires = new Wires(run.timeline());
        this.silences = new Silences(run.timeline());
        this.latencies = new Latencies(run.timeline());
    }

    Instants instants() {
        return instants;
    }

    /** Whether an expression is so, seen from an instant. */
    Judgement judge(Expr expr, long nanos) {
        return switch (expr) {
            case Expr.Joined(int offset, Expr.Join join, List<Expr> parts) ->
                parts.stream()
                        .map(part -> judge(part, nanos))
                        .reduce((a, b) -> join == Expr.Join.AND ? a.and(b) : a.or(b))
                        .orElseThrow();
            case Expr.Not(int offset, Expr body) -> judge(body, nanos).not();
            case Expr.Temporal temporal -> overTime(temporal, nanos);
            case Expr.Comparison comparison ->
                Arithmetic.compared(
                        comparison.relation(),
                        value(keyed(comparison.left(), comparison.right()), nanos),
                        value(keyed(comparison.right(), comparison.left()), nanos),
                        nanos);
            default ->
                switch (value(expr, nanos)) {
                    case Value.Truth(boolean so) -> Judgement.of(so, nanos);
                    case Value.Many(Map<String, Value> values) ->
                        values.values().stream()
                                .map(each -> each instanceof Value.Truth(boolean so)
                                        ? Judgement.of(so, nanos)
                                        : Judgement.open())
                                .reduce(Judgement::and)
                                .orElse(Judgement.open());
                    default -> Judgement.open();
                };
        };
    }

    private Judgement overTime(Expr.Temporal temporal, long nanos) {
        if (temporal.when() == Expr.When.SAW) {
            return evidence.runs().stream()
                    .map(each -> each == run ? this : new Evaluation(evidence, each))
                    .map(each -> each.sometime(
                            temporal.body(), 0, each.run.timeline().endNanos()))
                    .reduce(Judgement::or)
                    .orElseThrow();
        }
        OptionalLong from = temporal.of().isPresent() ? instant(temporal.of().get()) : OptionalLong.of(0);
        if (from.isEmpty()) {
            return Judgement.open();
        }
        long until = temporal.within()
                .map(length -> Math.min(nanos, from.getAsLong() + nanos(length)))
                .orElse(nanos);
        return switch (temporal.when()) {
            case ALWAYS -> throughout(temporal.body(), from.getAsLong(), until);
            case NEVER -> sometime(temporal.body(), from.getAsLong(), until).not();
            case EVENTUALLY, SAW -> sometime(temporal.body(), from.getAsLong(), until);
            case HELD -> held(temporal.body(), nanos(temporal.lasting().orElseThrow()), from.getAsLong(), until);
        };
    }

    private Judgement throughout(Expr body, long from, long until) {
        return instants.between(from, until).stream()
                .map(at -> judge(body, at))
                .reduce(Judgement::and)
                .orElse(Judgement.open());
    }

    /** The first instant at which it is so; else what was found last. */
    private Judgement sometime(Expr body, long from, long until) {
        Judgement best = Judgement.open();
        boolean begun = false;
        for (long at : instants.between(from, until)) {
            Judgement now = judge(body, at);
            if (now.is(Degree.SO)) {
                return now;
            }
            best = begun ? now.or(best) : now;
            begun = true;
        }
        return best;
    }

    /** Whether it was so without a break for a time. */
    private Judgement held(Expr body, long lasting, long from, long until) {
        TreeSet<Long> here = instants.between(from, until);
        Judgement best = Judgement.of(false, from);
        long since = -1;
        for (long at : here) {
            Judgement now = judge(body, at);
            if (since >= 0 && at - since >= lasting) {
                return Judgement.of(true, at);
            }
            if (now.is(Degree.SO)) {
                since = since < 0 ? at : since;
            } else {
                since = -1;
                best = now.is(Degree.OPEN)
                        ? best.or(Judgement.open())
                        : new Judgement(best.degree(), now.found(), now.wanted(), now.atNanos());
            }
        }
        return best;
    }

    static long nanos(Expr number) {
        return number instanceof Expr.Number n ? n.value().longValue() : 0;
    }

    OptionalLong instant(Expr event) {
        if (!(event instanceof Expr.Path path)) {
            return OptionalLong.empty();
        }
        Segment segment = path.segments().getFirst();
        return instants.last(
                segment.name(), segment.arguments().stream().findFirst().map(Evaluation::word));
    }

    /** {@code key} beside {@code ans(q)} is the author's answer to q. */
    private Expr keyed(Expr expr, Expr other) {
        boolean isKey =
                expr instanceof Expr.Path path && path.isWord() && path.name().equals("key");
        return isKey && other instanceof Expr.Path answer && answer.name().equals("ans")
                ? new Expr.Path(
                        expr.offset(),
                        List.of(new Segment(
                                expr.offset(),
                                "key",
                                Expr.Call.PARENTHESES,
                                answer.segments().getFirst().arguments())))
                : expr;
    }

    Value value(Expr expr, long nanos) {
        return switch (expr) {
            case Expr.Number number -> new Value.Number(number.value().doubleValue(), number.dimension());
            case Expr.Items items ->
                new Value.Items(items.items().stream()
                        .map(item -> item instanceof Expr.Path path ? path.name() : TypeCheck.text(item))
                        .toList());
            case Expr.Sum sum ->
                Arithmetic.joined(
                        value(sum.left(), nanos),
                        value(sum.right(), nanos),
                        sum.sign() == Expr.Sign.PLUS ? Double::sum : (a, b) -> a - b);
            case Expr.Path path -> path(path, nanos);
            default ->
                switch (judge(expr, nanos).degree()) {
                    case SO -> new Value.Truth(true);
                    case NOT_SO -> new Value.Truth(false);
                    case OPEN -> Value.unknown(Value.Reason.NOT_HAPPENED);
                };
        };
    }

    private static String word(Argument argument) {
        return argument instanceof Argument.Plain(Expr value) && value instanceof Expr.Path path ? path.name() : "";
    }

    private static String word(Segment segment, int index) {
        return segment.arguments().size() > index ? word(segment.arguments().get(index)) : "";
    }

    private static Expr argument(Segment segment, int index) {
        return segment.arguments().size() > index
                        && segment.arguments().get(index) instanceof Argument.Plain(Expr value)
                ? value
                : new Expr.Items(segment.offset(), List.of());
    }

    private Value path(Expr.Path path, long nanos) {
        Segment head = path.segments().getFirst();
        boolean function = Functions.find(head.name())
                .filter(each -> head.call() == Expr.Call.PARENTHESES
                        || each.parameters().isEmpty())
                .isPresent();
        if (!function) {
            return Value.word(head.name());
        }
        String member = path.segments().size() > 1 ? path.segments().get(1).name() : "";
        return switch (head.name()) {
            case "vm" -> facts.vm(word(head, 0), member, nanos);
            case "host" -> facts.host(word(head, 0), member, nanos);
            case "mig" -> facts.move(word(head, 0), member, nanos);
            case "policy" -> Facts.each(word(head, 0), named(head), facts::boundTo);
            case "nic" -> Facts.each(word(head, 0), named(head), name -> facts.nicPath(name, nanos));
            case "tap" -> wires.readable(word(head, 0), word(path.segments().get(1), 0), nanos);
            case "gap" -> silences.gap(head, nanos);
            case "lost" -> silences.lost(head, nanos);
            case "p99" -> latencies.p99(head, member, nanos);
            case "tcp" ->
                member.equals("stall") ? silences.stall(head, nanos) : silences.resets(head, port(head), nanos);
            case "start", "at", "min", "max", "sum", "count", "abs", "time_over" -> reckoned(head, nanos);
            default -> counted(head, nanos);
        };
    }

    private static Optional<Integer> port(Segment head) {
        return head.arguments().stream()
                .filter(Argument.Named.class::isInstance)
                .map(Argument.Named.class::cast)
                .filter(named -> named.name().equals("port") && named.value() instanceof Expr.Number)
                .map(named -> ((Expr.Number) named.value()).value().intValue())
                .findFirst();
    }

    private List<String> named(Segment head) {
        return facts.names().matching(Parameter.Kind.VM.names(), word(head, 0));
    }

    private Value counted(Segment head, long nanos) {
        return switch (head.name()) {
            case "leaks" ->
                Silences.flow(head)
                        .map(flow -> facts.leaks(flow.from(), flow.to(), nanos))
                        .orElse(Value.unknown(Value.Reason.NOT_MEASURED));
            case "allowed", "encap" ->
                Silences.flow(head)
                        .map(flow -> head.name().equals("encap")
                                ? wires.encap(flow.from(), flow.to(), nanos)
                                : wires.allowed(flow.from(), flow.to(), port(head), nanos))
                        .orElse(Value.unknown(Value.Reason.NOT_MEASURED));
            case "fdb" -> wires.fdb(word(head, 0), word(head, 1), nanos);
            case "vtep" -> wires.vtep(word(head, 1), nanos);
            case "running_copies" -> Facts.each(word(head, 0), named(head), name -> Value.count(running(name, nanos)));
            case "colocated" ->
                Arithmetic.compared(
                                        Expr.Relation.EQUAL,
                                        facts.vm(word(head, 0), "host", nanos),
                                        facts.vm(word(head, 1), "host", nanos),
                                        nanos)
                                .is(Degree.SO)
                        ? new Value.Truth(true)
                        : new Value.Truth(false);
            case "moves" ->
                Value.count(facts.begun(head.arguments().isEmpty() ? "*" : word(head, 0), nanos)
                        .size());
            case "last_done" -> facts.lastDone(word(head, 0), nanos);
            case "repeat_move" -> facts.repeatMove(nanos(argument(head, 0)), nanos);
            case "runs" ->
                Value.count(Fixes.count(
                        evidence.runs(),
                        named(head, "outcome"),
                        named(head, "distinct").equals("fix")));
            case "vxlan" -> Value.word("vxlan(" + TypeCheck.text(argument(head, 0)) + ")");
            case "port" -> Value.word("port(" + word(head, 0) + ")");
            case "ans" -> evidence.answer(word(head, 0)).orElse(Value.unknown(Value.Reason.NOT_ANSWERED));
            case "key" ->
                Optional.ofNullable(evidence.keys().get(word(head, 0)))
                        .orElse(Value.unknown(Value.Reason.NOT_MEASURED));
            case "predicted" -> new Value.Truth(evidence.answer(word(head, 0)).isPresent());
            default -> Value.unknown(Value.Reason.NOT_MEASURED);
        };
    }

    private int running(String name, long nanos) {
        return run.timeline().runningCopies(name, nanos);
    }

    private static String named(Segment segment, String name) {
        for (Argument argument : segment.arguments()) {
            if (argument instanceof Argument.Named(int offset, String given, Expr value) && given.equals(name)) {
                return value instanceof Expr.Path path ? path.name() : "";
            }
        }
        return "";
    }

    private Value reckoned(Segment head, long nanos) {
        if (head.name().equals("at")) {
            OptionalLong when = instant(argument(head, 0));
            return when.isEmpty()
                    ? Value.unknown(Value.Reason.NOT_HAPPENED)
                    : value(argument(head, 1), when.getAsLong());
        }
        if (head.name().equals("start")) {
            return value(argument(head, 0), 0);
        }
        if (head.name().equals("time_over")) {
            return timeOver(argument(head, 0), argument(head, 1), nanos);
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < head.arguments().size(); i++) {
            values.add(value(argument(head, i), nanos));
        }
        return switch (head.name()) {
            case "min" -> Arithmetic.reduced(values, Math::min);
            case "max" -> Arithmetic.reduced(values, Math::max);
            case "sum" -> Arithmetic.reduced(values, Double::sum);
            case "count" ->
                Value.count(Arithmetic.flat(values).stream()
                        .filter(each -> !(each instanceof Value.Truth(boolean so)) || so)
                        .count());
            default -> Arithmetic.joined(values.getFirst(), Value.count(0), (a, zero) -> Math.abs(a));
        };
    }

    /** Share of the time in which a value is over a limit; of several values, on the average. */
    private Value timeOver(Expr body, Expr limit, long nanos) {
        Value bound = value(limit, nanos);
        List<Long> here = List.copyOf(instants.between(0, nanos));
        double over = 0;
        for (int i = 0; i + 1 < here.size(); i++) {
            List<Value> now = Arithmetic.flat(List.of(value(body, here.get(i))));
            long at = here.get(i);
            double share = now.stream()
                    .filter(each -> Arithmetic.compared(Expr.Relation.GREATER, each, bound, at)
                            .is(Degree.SO))
                    .count();
            over += now.isEmpty() ? 0 : share / now.size() * (here.get(i + 1) - at);
        }
        return Value.share(nanos == 0 ? 0 : over / nanos);
    }
}
