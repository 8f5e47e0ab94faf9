package skyferry.lesson.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skyferry.lesson.check.Expr.Argument;
import skyferry.lesson.check.Expr.Segment;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.text.Problem;

/** Reads the grammar of FORMATS, section 4, by recursive descent. The first mistake ends the reading. */
final class CheckParser {
    private static final int MOST_NODES = 200;
    private static final int DEEPEST = 32;

    private final List<Token> tokens;
    private final Findings findings;
    private int at;
    private int nodes;
    private int depth;

    private CheckParser(List<Token> tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** Thrown where the text cannot go on like that; what is wrong has been reported. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        private Stopped() {
            super(null, null, false, false);
        }
    }

    /** The expression; empty if the text is none, which is reported. */
    static Optional<Expr> parse(String text, Findings findings) {
        CheckParser parser = new CheckParser(Lexer.tokens(text), findings);
        try {
            Expr expr = parser.or();
            if (parser.token().kind() != Token.Kind.END) {
                throw parser.stop("'and', 'or' or the end");
            }
            return Optional.of(expr);
        } catch (Stopped e) {
            return Optional.empty();
        }
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean take(String sign) {
        boolean there = token().is(sign);
        if (there) {
            next();
        }
        return there;
    }

    private void need(String sign) throws Stopped {
        if (!take(sign)) {
            throw stop("'" + sign + "'");
        }
    }

    private Stopped stop(String... expected) {
        Token token = token();
        String found = token.kind() == Token.Kind.END ? "the end" : "'" + token.text() + "'";
        findings.at(token.offset(), Problem.CHECK_SYNTAX, found)
                .expected(expected)
                .add();
        return new Stopped();
    }

    /** Counts a node. */
    private <T extends Expr> T node(T expr) throws Stopped {
        if (++nodes > MOST_NODES) {
            findings.at(expr.offset(), Problem.CHECK_TOO_LONG, MOST_NODES).add();
            throw new Stopped();
        }
        return expr;
    }

    private Expr or() throws Stopped {
        return joined(Expr.Join.OR);
    }

    private Expr joined(Expr.Join join) throws Stopped {
        if (join == Expr.Join.OR && ++depth > DEEPEST) {
            findings.at(token().offset(), Problem.TOO_DEEP, DEEPEST).add();
            throw new Stopped();
        }
        int offset = token().offset();
        List<Expr> parts = new ArrayList<>();
        do {
            parts.add(join == Expr.Join.OR ? joined(Expr.Join.AND) : term());
        } while (take(join.name().toLowerCase(Locale.ROOT)));
        depth -= join == Expr.Join.OR ? 1 : 0;
        return parts.size() == 1 ? parts.getFirst() : node(new Expr.Joined(offset, join, parts));
    }

    private Expr term() throws Stopped {
        int offset = token().offset();
        if (take("not")) {
            return node(new Expr.Not(offset, temporalOrComparison()));
        }
        return temporalOrComparison();
    }

    private Expr temporalOrComparison() throws Stopped {
        for (Expr.When when : Expr.When.values()) {
            if (token().is(when.name().toLowerCase(Locale.ROOT))
                    && tokens.get(at + 1).is("(")) {
                return temporal(when);
            }
        }
        return comparison();
    }

    private Expr temporal(Expr.When when) throws Stopped {
        int offset = next().offset();
        need("(");
        Expr body = or();
        Optional<Expr> lasting = take(",") ? Optional.of(number()) : Optional.empty();
        need(")");
        Optional<Expr> within = Optional.empty();
        Optional<Expr> of = Optional.empty();
        if (take("within")) {
            within = Optional.of(number());
            of = take("of") ? Optional.of(path()) : Optional.empty();
        }
        return node(new Expr.Temporal(offset, when, body, lasting, within, of));
    }

    private Expr comparison() throws Stopped {
        Expr left = sum();
        for (Expr.Relation relation : Expr.Relation.values()) {
            int offset = token().offset();
            if (take(relation.sign())) {
                return node(new Expr.Comparison(offset, relation, left, sum()));
            }
        }
        if (token().is("=")) {
            throw stop("'=='");
        }
        return left;
    }

    private Expr sum() throws Stopped {
        Expr left = value();
        while (token().is("+") || token().is("-")) {
            Token sign = token();
            boolean apart = tokens.get(at - 1).end() < sign.offset()
                    && sign.end() < tokens.get(at + 1).offset();
            if (!apart) {
                throw stop("blanks round the sign");
            }
            next();
            left = node(new Expr.Sum(sign.offset(), sign.is("+") ? Expr.Sign.PLUS : Expr.Sign.MINUS, left, value()));
        }
        return left;
    }

    private Expr value() throws Stopped {
        int offset = token().offset();
        return switch (token().kind()) {
            case NUMBER -> number();
            case NAME -> path();
            case SIGN -> {
                if (take("(")) {
                    Expr inner = or();
                    need(")");
                    yield inner;
                }
                if (take("[")) {
                    yield node(new Expr.Items(offset, items()));
                }
                throw stop("a value");
            }
            default -> throw stop("a value");
        };
    }

    private List<Expr> items() throws Stopped {
        List<Expr> items = new ArrayList<>();
        if (!take("]")) {
            do {
                items.add(sum());
            } while (take(","));
            need("]");
        }
        return items;
    }

    private Expr number() throws Stopped {
        if (token().kind() != Token.Kind.NUMBER) {
            throw stop("a number");
        }
        Token number = next();
        BigDecimal value = new BigDecimal(number.text());
        if (token().kind() != Token.Kind.UNIT) {
            return node(new Expr.Number(number.offset(), value, Optional.empty(), number.text()));
        }
        Token unit = next();
        Optional<Dimension> dimension = Dimension.of(unit.text());
        if (dimension.isEmpty()) {
            var report = findings.at(unit.offset(), Problem.UNKNOWN_UNIT, unit.text());
            Units.meant(unit.text()).ifPresentOrElse(report::proposal, () -> report.expected(Units.ALL));
            report.add();
            throw new Stopped();
        }
        BigDecimal factor = dimension.get().factor(unit.text()).orElseThrow();
        String text = number.text() + " " + unit.text();
        return node(new Expr.Number(number.offset(), value.multiply(factor), dimension, text));
    }

    private Expr.Path path() throws Stopped {
        int offset = token().offset();
        List<Segment> segments = new ArrayList<>();
        do {
            Token name = token();
            if (name.kind() != Token.Kind.NAME) {
                throw stop("a name");
            }
            next();
            segments.add(
                    take("(")
                            ? new Segment(name.offset(), name.text(), Expr.Call.PARENTHESES, arguments())
                            : new Segment(name.offset(), name.text(), Expr.Call.NONE, List.of()));
        } while (take("."));
        return node(new Expr.Path(offset, segments));
    }

    private List<Argument> arguments() throws Stopped {
        List<Argument> arguments = new ArrayList<>();
        if (take(")")) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (take(","));
        need(")");
        return arguments;
    }

    private Argument argument() throws Stopped {
        Token first = token();
        Token second = tokens.get(Math.min(at + 1, tokens.size() - 1));
        if (first.kind() == Token.Kind.NAME && second.is("->")) {
            next();
            next();
            Token to = token();
            if (to.kind() != Token.Kind.NAME) {
                throw stop("a name");
            }
            next();
            return new Argument.Flow(first.offset(), first.text(), to.offset(), to.text());
        }
        if (first.kind() == Token.Kind.NAME && second.is("=")) {
            next();
            next();
            return new Argument.Named(first.offset(), first.text(), sum());
        }
        return new Argument.Plain(or());
    }
}
