package skyferry.migration;

import java.util.Arrays;
import skyferry.memory.Layout;
import skyferry.memory.Sent;
import skyferry.memory.WriteClock;
import skyferry.migration.StreamState.Doing;

/**
 * QEMU's migration thread between two bitmap syncs: calls that send pages in order of address, windows that hold the rate
 * limit and measure the bandwidth, and a look before every call whether the rest is below the threshold (rules 1 to 5, 8 and
 * 10 of the laboratory's notes; 50 ms, 64 pages, 100 ms and 18 bytes a call are constants of QEMU).
 *
 * <p>Everything is exact at the end of a call, so a run of equal windows added up at once is the same to the last bit as the
 * windows one by one.
 */
final class Sender {
    private static final double CALL_NANOS = 51e6 - 1;
    private static final long WINDOW_NANOS = 100_000_000;
    private static final long CLOCK_AMOUNT = 64 * Layout.PAGE;
    static final double BYTE = 1024;
    private static final long CALL_BYTES = 18 * 1024;
    private static final double PAGE_BYTES = 4096;
    private static final double MANY = 1e9;
    /** More than a page and what a call's header and rounding come to. */
    private static final double SLACK_BYTES = 1 << 16;
    /** What an estimate is kept away from the exact value, as a factor. */
    private static final double MARGIN = 1.02;

    private static final double FAR_NANOS = 1e18;

    private final Assumptions machine;
    private final Reins reins;
    private final Stepping stepping;
    private final SendQueue queue;
    private final WriteClock clock;
    private final Trail trail;
    private double[] entered = {};

    Sender(Assumptions machine, Reins reins, Stepping stepping, SendQueue queue, WriteClock clock, Trail trail) {
        this.machine = machine;
        this.reins = reins;
        this.stepping = stepping;
        this.queue = queue;
        this.clock = clock;
        this.trail = trail;
    }

    Sender copy(Reins ofReins, SendQueue ofQueue, WriteClock ofClock, Trail ofTrail) {
        Sender copy = new Sender(machine, ofReins, stepping, ofQueue, ofClock, ofTrail);
        copy.entered = entered.clone();
        return copy;
    }

    /** Begins the first window. */
    void begin(StreamState s, long nanos) {
        s.now = nanos;
        s.bufferFree = machine.socketBufferBytes();
        resume(s);
        s.openWindow(s.at, s.left);
    }

    /** Goes on after a sync, from where it stands, with what the queue holds now. */
    void resume(StreamState s) {
        s.at = 0;
        s.left = queue.amount(0);
        s.windowRegular = false;
        if (entered.length < queue.size()) {
            entered = new double[queue.size() + queue.size() / 2];
        }
        entered[0] = clock.at(s.now);
        s.pen.lift(trail, s.now, leftBytes(s), s.sent / BYTE);
    }

    /** What is left to send, whole pages in bytes. */
    double leftBytes(StreamState s) {
        return rest(s) * (PAGE_BYTES / Layout.PAGE);
    }

    private long rest(StreamState s) {
        return s.left + queue.after(s.at);
    }

    /** How far it came since the last sync. */
    Sent progress(StreamState s) {
        return new Sent(queue.segment(s.at), queue.amount(s.at) - s.left, Arrays.copyOf(entered, s.at + 1));
    }

    /** Goes to {@code until}, or to an earlier look that finds the rest below the threshold: then true. */
    boolean run(StreamState s, long until) {
        while (true) {
            switch (s.doing) {
                case LOOK -> {
                    if (due(s, rest(s))) {
                        return true;
                    }
                    s.callStart = s.now;
                    s.callNanos = 0;
                    s.callAmount = 0;
                    s.doing = Doing.CALL;
                }
                case CALL -> {
                    if (!call(s, until)) {
                        return false;
                    }
                }
                case SLEEP -> {
                    if (s.wake > until) {
                        drain(s, until);
                        return false;
                    }
                    drain(s, s.wake);
                    s.doing = Doing.LOOK;
                    closeWindow(s, until);
                }
            }
        }
    }

    /**
     * An instant before which no look can find the rest below the threshold, from what can leave at most: the sockets' room at
     * once, then what the network carries; and from the highest bandwidth that a window can measure then.
     */
    long soonestLook(StreamState s) {
        double speed = Math.min(reins.line, reins.pace);
        if (reins.lookAfter != Long.MAX_VALUE || speed <= 0) {
            return s.now;
        }
        double room = machine.socketBufferBytes() + Math.max(0, s.bufferFree) + SLACK_BYTES;
        double bandwidth = speed * 1e6 * MARGIN + (s.windowBytes / BYTE + room) / (WINDOW_NANOS / 1e6);
        double threshold = Math.max(s.threshold, bandwidth * reins.downtimeLimitMillis);
        double pages = (leftBytes(s) - threshold) / PAGE_BYTES;
        double bytes = pages * queue.fewestBytesPerPage() - room;
        double nanos = bytes / (speed * MARGIN);
        return nanos > 0 && nanos < FAR_NANOS ? s.now + (long) nanos : s.now;
    }

    private boolean due(StreamState s, long rest) {
        return rest == 0 || rest * (PAGE_BYTES / Layout.PAGE) < s.threshold || s.now > reins.lookAfter;
    }

    private void drain(StreamState s, long nanos) {
        if (reins.line < Double.POSITIVE_INFINITY) {
            s.bufferFree = Math.min((double) machine.socketBufferBytes(), s.bufferFree + reins.line * (nanos - s.now));
        }
        s.now = nanos;
    }

    /** Sends on; false if it has to stop at {@code until}. */
    private boolean call(StreamState s, long until) {
        while (true) {
            while (s.left == 0 && s.at + 1 < queue.size()) {
                s.at++;
                s.left = queue.amount(s.at);
                entered[s.at] = clock.at(s.callStart + (long) s.callNanos);
            }
            if (s.left == 0) {
                endCall(s, false, until);
                return true;
            }
            double zero = queue.zeroShare(s.at, queue.drifts(s.at) ? clock.at(s.callStart) : 0);
            double pageBytes = queue.bytesPerPage(s.at, zero);
            boolean buffered = reins.lineHolds() && s.bufferFree > 0;
            double speed = buffered ? reins.pace : Math.min(reins.line, reins.pace);
            double pageNanos = queue.nanosPerPage(s.at, zero, reins.zeroNanos)
                    + Math.max(pageBytes / speed, queue.workPerPage(s.at, zero));
            long room = room(s, pageBytes, zero);
            long clockIn = untilClock(s, pageNanos);
            if (room <= 0 || clockIn <= 0) {
                endCall(s, room <= 0, until);
                return true;
            }
            long amount = Math.min(s.left, Math.min(room, clockIn));
            if (buffered) {
                amount = Math.min(amount, 1 + (long) (s.bufferFree / pageBytes * Layout.PAGE));
            }
            double nanos = (double) amount / Layout.PAGE * pageNanos;
            if (!(s.callStart + s.callNanos + nanos <= until)) {
                double rest = until - s.callStart - s.callNanos;
                take(s, Math.min(amount, (long) (rest / pageNanos * Layout.PAGE)), zero, pageBytes, buffered);
                s.callNanos = until - s.callStart;
                s.now = until;
                return false;
            }
            take(s, amount, zero, pageBytes, buffered);
            s.callNanos += nanos;
        }
    }

    private void take(StreamState s, long amount, double zero, double pageBytes, boolean buffered) {
        double bytes = (double) amount / Layout.PAGE * pageBytes;
        long whole = Math.round(bytes * BYTE);
        long zeroAmount = Math.round(amount * zero);
        s.left -= amount;
        s.callAmount += amount;
        s.windowBytes += whole;
        s.sent += whole;
        s.zero += zeroAmount;
        s.normal += Math.round((amount - zeroAmount) * queue.whole(s.at));
        s.processorNanos += Math.round((double) amount / Layout.PAGE * queue.processorNanosPerPage(s.at, zero));
        if (buffered) {
            s.bufferFree = Math.max(0, s.bufferFree - bytes);
        }
    }

    /** What may be sent until the rate limit counts as reached: whole pages, or whole lots of pages counted together. */
    private long room(StreamState s, double pageBytes, double zero) {
        if (reins.bytesPerWindow == Double.POSITIVE_INFINITY) {
            return Long.MAX_VALUE;
        }
        double bytes = reins.bytesPerWindow - s.windowBytes / BYTE;
        long lot = zero == 1 ? 1 : queue.pagesPerLot();
        if (bytes <= 0) {
            return 0;
        }
        double lots = StrictMath.ceil(bytes / (pageBytes * lot));
        return lots < MANY ? (long) lots * lot * Layout.PAGE : Long.MAX_VALUE;
    }

    /** What is sent until the call's clock has run out; it is read after page 1, 65, 129 and so on, in whole milliseconds. */
    private long untilClock(StreamState s, double pageNanos) {
        double nanos = clockNanos(s) - s.callNanos;
        if (nanos > 0 && (pageNanos == 0 || pageNanos == Double.POSITIVE_INFINITY)) {
            return Long.MAX_VALUE;
        }
        long reached = s.callAmount + (nanos <= 0 ? 0 : (long) StrictMath.ceil(nanos / pageNanos * Layout.PAGE));
        long lots = Math.max(0, (reached - Layout.PAGE + CLOCK_AMOUNT - 1) / CLOCK_AMOUNT);
        return lots * CLOCK_AMOUNT + Layout.PAGE - s.callAmount;
    }

    /** When the clock counts as run out; a network that takes bytes in steps makes the sender see the next step. */
    private double clockNanos(StreamState s) {
        long tick = machine.linkTickNanos();
        if (!reins.lineHolds() || tick == 0) {
            return CALL_NANOS;
        }
        long due = s.callStart + (long) CALL_NANOS;
        return due / tick * tick + 1.0 - s.callStart;
    }

    private void endCall(StreamState s, boolean limited, long until) {
        s.now = s.callStart + Math.round(s.callNanos);
        long tick = machine.linkTickNanos();
        if (reins.lineHolds() && tick > 0) {
            long seen = (s.now + tick - 1) / tick * tick;
            s.bufferFree += reins.line * (seen - s.now);
            s.now = seen;
        }
        s.windowBytes += CALL_BYTES;
        s.sent += CALL_BYTES;
        boolean answersNow = reins.requestsWait && s.at <= queue.lastWritten() && due(s, rest(s));
        if (limited && !answersNow) {
            s.wake = Math.max(s.now, s.windowStart + machine.windowNanos());
            s.doing = Doing.SLEEP;
        } else {
            s.doing = Doing.LOOK;
            closeWindow(s, until);
        }
    }

    /** Measures the bandwidth if the window is over, and goes through the windows that will be just the same. */
    private void closeWindow(StreamState s, long until) {
        long length = s.now - s.windowStart;
        if (length < WINDOW_NANOS) {
            return;
        }
        double before = s.threshold;
        s.threshold = s.windowBytes / BYTE / (length / 1_000_000) * reins.downtimeLimitMillis;
        s.pen.draw(trail, s.now, leftBytes(s), s.sent / BYTE, before);
        if (stepping == Stepping.CLOSED_FORM && repeats(s)) {
            long alike = alike(s, until, length);
            if (alike > 0) {
                skip(s, alike, length);
                s.pen.draw(trail, s.now, leftBytes(s), s.sent / BYTE, s.threshold);
            }
        }
        s.openWindow(s.at, s.left);
    }

    private boolean repeats(StreamState s) {
        return s.windowRegular
                && s.at == s.windowAt
                && s.left < s.windowLeft
                && s.bufferFree == s.windowBuffer
                && !queue.drifts(s.at);
    }

    /** How many windows follow that are like the last one, with no look inside that finds the rest small, until {@code until}. */
    private long alike(StreamState s, long until, long length) {
        long amount = s.windowLeft - s.left;
        long stop = Math.min(until, reins.lookAfter);
        long windows = Math.min((s.left - 1) / amount, Math.max(0, stop - s.now) / length);
        long rest = rest(s);
        double toGo = (rest - s.threshold / (PAGE_BYTES / Layout.PAGE)) / amount;
        windows = Math.min(windows, Math.max(0, (long) toGo + 2));
        while (windows > 0 && due(s, rest - windows * amount)) {
            windows--;
        }
        return windows;
    }

    private void skip(StreamState s, long windows, long length) {
        s.now += windows * length;
        s.sent += windows * s.windowBytes;
        s.left -= windows * (s.windowLeft - s.left);
        s.normal += windows * (s.normal - s.windowNormal);
        s.zero += windows * (s.zero - s.windowZero);
        s.processorNanos += windows * (s.processorNanos - s.windowProcessorNanos);
    }

    /** Something changed from outside: the window is no longer like others, and the trail bends. */
    void disturb(StreamState s) {
        s.windowRegular = false;
        draw(s);
        s.pen.lift(trail, s.now, leftBytes(s), s.sent / BYTE);
    }

    /** Draws the trail up to where it stands. */
    void draw(StreamState s) {
        s.pen.draw(trail, s.now, leftBytes(s), s.sent / BYTE, s.threshold);
    }

    /** Sends nothing until {@code nanos}, while the sockets empty. */
    void idle(StreamState s, long nanos) {
        drain(s, nanos);
        s.doing = Doing.LOOK;
        s.windowRegular = false;
    }

    /** All that is left to send. */
    Rest whole(StreamState s) {
        return new Rest(queue, s, clock.at(s.now));
    }
}
