package skyferry.lesson.check;

/** A word, number or sign of an expression, from character {@code offset} on. */
record Token(Kind kind, String text, int offset) {
    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        UNIT,
        SIGN,
        END,
        UNKNOWN
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    int end() {
        return offset + text.length();
    }
}
