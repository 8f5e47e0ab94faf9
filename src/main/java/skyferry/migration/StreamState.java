package skyferry.migration;

/**
 * Where a stream stands between two syncs: a few numbers, so that a plan made on a copy costs little. Amounts are whole
 * multiples of 2^-20 page, bytes of 2^-10 byte; instants are whole nanoseconds.
 */
final class StreamState {
    /** Where the sender is: about to look, inside a call, or waiting for the end of its window. */
    enum Doing {
        LOOK,
        CALL,
        SLEEP
    }

    long now;
    Doing doing = Doing.LOOK;
    long wake;
    long callStart;
    double callNanos;
    long callAmount;
    int at;
    long left;
    double bufferFree;
    double threshold;
    long sent;
    long normal;
    long zero;
    long processorNanos;
    final TrailPen pen = new TrailPen();

    // The window, and what stood when it began.
    long windowStart;
    long windowBytes;
    boolean windowRegular;
    int windowAt;
    long windowLeft;
    double windowBuffer;
    long windowNormal;
    long windowZero;
    long windowProcessorNanos;

    void become(StreamState other) {
        now = other.now;
        doing = other.doing;
        wake = other.wake;
        callStart = other.callStart;
        callNanos = other.callNanos;
        callAmount = other.callAmount;
        at = other.at;
        left = other.left;
        bufferFree = other.bufferFree;
        threshold = other.threshold;
        sent = other.sent;
        normal = other.normal;
        zero = other.zero;
        processorNanos = other.processorNanos;
        windowStart = other.windowStart;
        windowBytes = other.windowBytes;
        windowRegular = other.windowRegular;
        windowAt = other.windowAt;
        windowLeft = other.windowLeft;
        windowBuffer = other.windowBuffer;
        windowNormal = other.windowNormal;
        windowZero = other.windowZero;
        windowProcessorNanos = other.windowProcessorNanos;
        pen.become(other.pen);
    }

    /** A window begins. */
    void openWindow(int place, long leftThere) {
        windowStart = now;
        windowBytes = 0;
        windowRegular = true;
        windowAt = place;
        windowLeft = leftThere;
        windowBuffer = bufferFree;
        windowNormal = normal;
        windowZero = zero;
        windowProcessorNanos = processorNanos;
    }
}
