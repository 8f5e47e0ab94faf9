package skyferry.migration;

/** Draws a trail: points become straight pieces, and pieces of the same slope and stop line become one. */
final class TrailPen {
    private int pieces;
    private long from;
    private double fromLeft;
    private double fromSent;
    private double stopLine;
    private long to;
    private double toLeft;
    private double toSent;

    void become(TrailPen other) {
        pieces = other.pieces;
        from = other.from;
        fromLeft = other.fromLeft;
        fromSent = other.fromSent;
        stopLine = other.stopLine;
        to = other.to;
        toLeft = other.toLeft;
        toSent = other.toSent;
    }

    /** How many pieces of the trail are drawn. */
    int pieces() {
        return pieces;
    }

    /** Goes on to a point; the stop line is the one that holds until then. */
    void draw(Trail trail, long nanos, double left, double sent, double line) {
        if (nanos <= to) {
            return;
        }
        boolean straight = to > from
                && line == stopLine
                && (toLeft - left) / (nanos - to) == (fromLeft - toLeft) / (to - from)
                && (sent - toSent) / (nanos - to) == (toSent - fromSent) / (to - from);
        if (!straight && to > from) {
            put(trail);
        }
        if (!straight) {
            from = to;
            fromLeft = toLeft;
            fromSent = toSent;
            stopLine = line;
        }
        to = nanos;
        toLeft = left;
        toSent = sent;
    }

    /** Ends the piece and begins the next at the same instant, perhaps with more left. */
    void lift(Trail trail, long nanos, double left, double sent) {
        if (to > from) {
            put(trail);
        }
        from = nanos;
        fromLeft = left;
        fromSent = sent;
        to = nanos;
        toLeft = left;
        toSent = sent;
    }

    /** Ends the last piece; from there on nothing changes. */
    void end(Trail trail) {
        if (to > from) {
            put(trail);
        }
        trail.put(pieces++, to, toLeft, 0, toSent, 0, stopLine);
    }

    private void put(Trail trail) {
        double nanos = to - from;
        trail.put(
                pieces++, from, fromLeft, (toLeft - fromLeft) / nanos, fromSent, (toSent - fromSent) / nanos, stopLine);
    }
}
