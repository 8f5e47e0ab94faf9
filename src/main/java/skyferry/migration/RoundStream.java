package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.memory.Sent;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;

/**
 * Passes over memory, as Xen and vMotion make them. A round takes every page that was dirty at its start, in order of address and in batches; the
 * classic tool looks into the log of written pages before each batch of 1024 pages and leaves out those written again, which
 * the next round finds in the log anyway ({@code xc_domain_save}, {@code MAX_BATCH_SIZE}). What a page costs on the wire is
 * modelled as 8 bytes more than the page.
 */
final class RoundStream {
    private static final long BATCH = 1024 * Layout.PAGE;
    private static final double PAGE_BYTES = 4096;
    private static final double WIRE_BYTES = PAGE_BYTES + 8;
    private static final double ZERO_BYTES = 9;
    private static final long NOT_PLANNED = -1;

    private final Layout layout;
    private final WriteClock clock;
    private final boolean skips;
    private final boolean detectsZero;
    private final double stopLine;
    private final Trail trail;
    private final RoundState state = new RoundState();
    private DirtyBitmap bitmap;
    private double bytesPerNano;
    private boolean firstRound = true;
    private long planned = NOT_PLANNED;

    RoundStream(Layout layout, WriteClock clock, boolean skips, boolean detectsZero, double stopLine) {
        this.layout = layout;
        this.clock = clock;
        this.skips = skips;
        this.detectsZero = detectsZero;
        this.stopLine = stopLine;
        trail = new Trail();
        bitmap = full(0);
    }

    private RoundStream(RoundStream other, WriteClock clock) {
        layout = other.layout;
        this.clock = clock;
        skips = other.skips;
        detectsZero = other.detectsZero;
        stopLine = other.stopLine;
        trail = other.trail.copy();
        state.become(other.state);
        bitmap = other.bitmap.copy();
        bytesPerNano = other.bytesPerNano;
        firstRound = other.firstRound;
    }

    RoundStream copy(WriteClock ofClock) {
        return new RoundStream(this, ofClock);
    }

    Layout layout() {
        return layout;
    }

    /** All pages are dirty, and the first round begins. */
    void begin(long nanos) {
        bitmap = full(clock.at(nanos));
        open(nanos);
        replan();
    }

    private DirtyBitmap full(double seconds) {
        return new DirtyBitmap(layout, MemorySpec.DirtyLogClear.AT_SYNC, seconds);
    }

    private void open(long nanos) {
        long left = 0;
        for (int i = 0; i < bitmap.segments(); i++) {
            left += bitmap.queued(i);
        }
        state.open(nanos, left);
        state.pen.lift(trail, nanos, leftBytes(), state.sentBytes);
    }

    /** From now on pages leave so fast; settle first. */
    void speed(double newBytesPerNano) {
        bytesPerNano = newBytesPerNano;
        replan();
    }

    /** When the round ends if nothing changes; {@link Long#MAX_VALUE} if the stream stands still. */
    long roundEnd() {
        if (planned == NOT_PLANNED) {
            RoundState ahead = new RoundState();
            ahead.become(state);
            planned = run(ahead, Long.MAX_VALUE) ? ahead.nanos() : Long.MAX_VALUE;
        }
        return planned;
    }

    /** The plan no longer holds, for the guest writes at another pace. */
    void replan() {
        planned = NOT_PLANNED;
    }

    /** Goes to an instant. */
    void settle(long nanos) {
        run(state, nanos);
        state.arrive(nanos);
        replan();
    }

    /** Sends until {@code until}; true if the round ended before. */
    private boolean run(RoundState s, long until) {
        while (true) {
            double rest = s.batchBytes - s.batchSent;
            if (rest > 0) {
                double nanos = rest / bytesPerNano;
                if (!(s.start + s.elapsed + nanos <= until)) {
                    s.send(Math.max(0, Math.min(rest, (until - s.start - s.elapsed) * bytesPerNano)));
                    s.elapsed = until == Long.MAX_VALUE ? s.elapsed : Math.max(s.elapsed, until - s.start);
                    draw(s, s.nanos());
                    return false;
                }
                s.elapsed += nanos;
                s.send(rest);
                draw(s, s.nanos());
            }
            s.closeBatch();
            if (s.left == 0) {
                return true;
            }
            batch(s);
        }
    }

    private void batch(RoundState s) {
        double seconds = clock.at(s.nanos());
        long room = skips ? BATCH : Long.MAX_VALUE;
        do {
            while (s.taken >= bitmap.queued(s.segment)) {
                s.segment++;
                s.taken = 0;
            }
            room -= take(s, seconds, room);
        } while (skips && room > 0 && s.left > 0);
    }

    /** Takes pages of one piece, at most so many to send; returns how many are sent. */
    private long take(RoundState s, double seconds, long room) {
        int i = s.segment;
        int region = bitmap.region(i);
        long here = bitmap.queued(i) - s.taken;
        double again = 0;
        if (skips && layout.writesPerPage(region) > 0) {
            if (layout.swept(region)) {
                double share = bitmap.share(i);
                long from = bitmap.start(i) + Math.min((long) (s.taken / share), bitmap.end(i) - bitmap.start(i) - 1);
                for (long[] arc : layout.arcs(region, bitmap.syncedAt(), seconds, from, bitmap.end(i))) {
                    if (arc[1] > arc[0]) {
                        again = arc[2];
                        here = Math.min(here, Math.max(1, Math.round((arc[1] - from) * share)));
                        break;
                    }
                }
            } else {
                again = layout.dirtyShare(region, seconds - bitmap.syncedAt());
            }
        }
        long amount = again >= 1 || room == Long.MAX_VALUE
                ? here
                : Math.min(here, 1 + (long) StrictMath.ceil(Math.min(here, room / (1 - again))));
        long skipped = Math.round(amount * again);
        double zero = detectsZero && firstRound ? layout.zeroShare(region, seconds) : 0;
        s.take(amount, skipped, zero, zero * ZERO_BYTES + (1 - zero) * WIRE_BYTES);
        return amount - skipped;
    }

    /** The round is over: what it did, and the pages written since its start become the next round's. */
    double sync(long nanos) {
        int end = bitmap.segments() - 1;
        double dirty = bitmap.sync(new Sent(end, bitmap.queued(end), new double[0]), clock.at(nanos));
        firstRound = false;
        open(nanos);
        replan();
        return dirty;
    }

    DirtyBitmap.Snapshot snapshot() {
        return bitmap.snapshot();
    }

    RoundState state() {
        return state;
    }

    /** Left to look at in this round, whole pages in bytes. */
    double leftBytes() {
        return state.leftPages() * PAGE_BYTES;
    }

    /** Bytes on the wire of everything that is left. */
    double restOnWire() {
        double bytes = 0;
        for (int i = 0; i < bitmap.segments(); i++) {
            double zero = detectsZero && firstRound ? layout.zeroShare(bitmap.region(i), bitmap.syncedAt()) : 0;
            bytes += (double) bitmap.queued(i) / Layout.PAGE * (zero * ZERO_BYTES + (1 - zero) * WIRE_BYTES);
        }
        return bytes;
    }

    private void draw(RoundState s, long nanos) {
        s.pen.draw(trail, nanos, s.leftPages() * PAGE_BYTES, s.sentBytes, stopLine);
    }

    /** Draws a point of the last stretch. */
    void drawLast(long nanos, LastStretch last) {
        double share = last.shareLeft();
        state.pen.draw(trail, nanos, leftBytes() * share, state.sentBytes + last.bytes() * (1 - share), stopLine);
    }

    /** Everything is sent. */
    void end(long nanos, LastStretch last) {
        drawLast(nanos, last);
        state.takeRest(last.bytes());
        state.pen.lift(trail, nanos, 0, state.sentBytes);
    }

    /** What has been done until an instant; leaves the state as it is. */
    PageStream.Tally tally(long nanos, boolean begun, boolean sending) {
        RoundState ahead = new RoundState();
        ahead.become(state);
        if (!begun) {
            trail.put(0, nanos, layout.end() * (PAGE_BYTES / Layout.PAGE), 0, 0, 0, 0);
            return tally(ahead, 1);
        }
        if (sending) {
            run(ahead, nanos);
        }
        ahead.pen.end(trail);
        return tally(ahead, ahead.pen.pieces());
    }

    private PageStream.Tally tally(RoundState s, int pieces) {
        return new PageStream.Tally(
                trail,
                pieces,
                Math.round(trail.sentBytes(pieces - 1)),
                Math.round(s.normal),
                Math.round(s.zero),
                trail.leftBytes(pieces - 1),
                0);
    }
}
