package skyferry.lesson.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import skyferry.scenario.shape.Dimension;

/** An expression as it was written. {@code offset} is the character at which it begins. */
public sealed interface Expr {
    int offset();

    /** How expressions that are true or false are joined. */
    enum Join {
        AND,
        OR
    }

    /** What is said about an expression over time. */
    enum When {
        ALWAYS,
        NEVER,
        EVENTUALLY,
        HELD,
        SAW
    }

    /** How two values are compared. */
    enum Relation {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }
    }

    /** Whether a sum goes up or down. */
    enum Sign {
        PLUS,
        MINUS
    }

    /** Several expressions, of which all or one must be true. */
    record Joined(int offset, Join join, List<Expr> parts) implements Expr {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /** The contrary. */
    record Not(int offset, Expr body) implements Expr {}

    /**
     * An expression over time.
     *
     * @param lasting how long it must hold, for {@code held}
     * @param within the stretch of time that counts; from {@code of} on, else from the start of the run
     */
    record Temporal(int offset, When when, Expr body, Optional<Expr> lasting, Optional<Expr> within, Optional<Expr> of)
            implements Expr {}

    /** Two values compared. */
    record Comparison(int offset, Relation relation, Expr left, Expr right) implements Expr {}

    /** Two values added, or one taken from the other. */
    record Sum(int offset, Sign sign, Expr left, Expr right) implements Expr {}

    /**
     * A number.
     *
     * @param value in the dimension's base unit
     */
    record Number(int offset, BigDecimal value, Optional<Dimension> dimension, String text) implements Expr {}

    /** Several values in brackets. */
    record Items(int offset, List<Expr> items) implements Expr {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A function with its members, or a word: {@code mig(db-1).outcome}, {@code completed}. */
    record Path(int offset, List<Segment> segments) implements Expr {
        public Path {
            segments = List.copyOf(segments);
        }

        /** Whether it is one name alone. */
        public boolean isWord() {
            return segments.size() == 1 && segments.getFirst().call() == Call.NONE;
        }

        /** The first name. */
        public String name() {
            return segments.getFirst().name();
        }
    }

    /** Whether parentheses follow a name. */
    enum Call {
        NONE,
        PARENTHESES
    }

    /** A name with its arguments. */
    record Segment(int offset, String name, Call call, List<Argument> arguments) {
        public Segment {
            arguments = List.copyOf(arguments);
        }
    }

    /** What stands in parentheses behind a name. */
    sealed interface Argument {
        int offset();

        /** A value by its place. */
        record Plain(Expr value) implements Argument {
            @Override
            public int offset() {
                return value.offset();
            }
        }

        /** A value by its name: {@code every=10 ms}. */
        record Named(int offset, String name, Expr value) implements Argument {}

        /** From one to another: {@code client-1 -> db-1}. */
        record Flow(int offset, String from, int toOffset, String to) implements Argument {}
    }
}
