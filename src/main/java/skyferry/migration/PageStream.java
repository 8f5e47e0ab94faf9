package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.memory.Sent;
import skyferry.memory.WriteClock;
import skyferry.model.Vm;

/**
 * The stream of pages of one move: bitmap, queue and sender. Between two syncs it is a plan on a copy of its state; only a
 * change from outside settles it at an instant, so that looking at it leaves no trace.
 */
final class PageStream {
    private final Vm vm;
    private final Layout layout;
    private final Assumptions machine;
    private final Pricing pricing;
    private final WriteClock clock;
    private final SendQueue queue;
    private final Trail trail;
    private final Reins reins;
    private final Sender sender;
    private final StreamState state = new StreamState();
    private final StreamState ahead = new StreamState();
    private DirtyBitmap bitmap;
    /** How many pieces of its trail it keeps when some can be forgotten. */
    private int kept = Integer.MAX_VALUE;

    private boolean planned;
    private long plannedNanos;

    PageStream(MoveSpec spec, Layout layout, Pricing pricing, WriteClock clock) {
        this.clock = clock;
        this.pricing = pricing;
        this.layout = layout;
        vm = spec.vm();
        machine = spec.machine();
        queue = new SendQueue(layout, spec.options().stream().zeroPageDetection());
        trail = new Trail();
        double pace = machine.work()
                .pace(machine.memoryBytesPerSecond(), spec.options().channels());
        reins = new Reins(pace / 1e9, machine.zeroPageNanos());
        sender = new Sender(machine, reins, spec.stepping(), queue, clock, trail);
        bitmap = full(0);
        fill();
        state.left = queue.amount(0);
    }

    private PageStream(PageStream other, WriteClock clock) {
        this.clock = clock;
        vm = other.vm;
        layout = other.layout;
        machine = other.machine;
        pricing = other.pricing.copy();
        queue = other.queue.copy();
        trail = other.trail.copy();
        reins = other.reins.copy();
        sender = other.sender.copy(reins, queue, clock, trail);
        bitmap = other.bitmap.copy();
        kept = other.kept;
        state.become(other.state);
    }

    PageStream copy(WriteClock ofClock) {
        return new PageStream(this, ofClock);
    }

    Layout layout() {
        return layout;
    }

    /** All pages are queued, the first window begins. */
    void begin(long nanos) {
        bitmap = full(clock.at(nanos));
        // What whole pages cost does not depend on when they were written.
        if (!(pricing instanceof Pricing.Whole)) {
            fill();
        }
        sender.begin(state, nanos);
    }

    private DirtyBitmap full(double seconds) {
        return new DirtyBitmap(layout, vm.memory().dirtyLogClear(), seconds, pricing.cellPages());
    }

    private void fill() {
        pricing.afterSync(bitmap);
        queue.fill(bitmap, pricing);
    }

    /** The next look that finds the rest below the threshold; {@link Long#MAX_VALUE} if the stream stands still. */
    long nextLook() {
        if (!planned) {
            ahead.become(state);
            plannedNanos = sender.run(ahead, Long.MAX_VALUE) ? ahead.now : Long.MAX_VALUE;
            planned = true;
        }
        return plannedNanos;
    }

    /** An instant before which no look finds the rest below the threshold; the look itself if it is planned already. */
    long soonestLook() {
        return planned ? plannedNanos : sender.soonestLook(state);
    }

    /** Goes to the look that was planned. */
    void goToLook() {
        nextLook();
        state.become(ahead);
        planned = false;
        forget();
    }

    /** Brings the state to an instant before the next look, because something is about to change. */
    void settle(long nanos) {
        sender.run(state, nanos);
        sender.disturb(state);
        planned = false;
        forget();
    }

    private void forget() {
        int drawn = state.pen.pieces();
        if (drawn - trail.forgotten() > kept) {
            trail.forget(drawn - 2);
        }
    }

    /** From now on only so many of the latest pieces are kept; {@link Integer#MAX_VALUE}: all that follow. */
    void keep(int pieces) {
        kept = pieces;
    }

    /** Whether the trail is no longer whole. */
    boolean hasForgotten() {
        return trail.forgotten() > 0;
    }

    /** The plan no longer holds, for the guest writes at another pace. */
    void replan() {
        planned = false;
    }

    /** Bytes per nanosecond that the network carries; infinite: it holds nothing back. */
    void line(double bytesPerNano) {
        reins.line = bytesPerNano;
    }

    double line() {
        return reins.line;
    }

    void limits(double bytesPerWindow, double downtimeMillis) {
        reins.bytesPerWindow = bytesPerWindow;
        reins.downtimeLimitMillis = downtimeMillis;
    }

    /** Reads the log of written pages into the bitmap; returns pages newly set. */
    double sync() {
        sender.draw(state);
        Sent sent = sender.progress(state);
        pricing.beforeSync(bitmap, sent);
        double newly = bitmap.sync(sent, clock.at(state.now));
        fill();
        sender.resume(state);
        return newly;
    }

    /** How fast bytes leave when nothing holds them back, bytes per second. */
    double paceBytesPerSecond() {
        return reins.pace * 1e9;
    }

    DirtyBitmap.Snapshot snapshot() {
        return bitmap.snapshot();
    }

    double threshold() {
        return state.threshold;
    }

    /** Left to send, whole pages in bytes. */
    double leftBytes() {
        return sender.leftBytes(state);
    }

    /** Pages that were sent, whole ones and marks of never-written ones. */
    double sentPages() {
        return (double) (state.normal + state.zero) / Layout.PAGE;
    }

    long sentBytes() {
        return Math.round(state.sent / Sender.BYTE);
    }

    /** How fast pages leave when neither network nor rate limit holds them back, from now on. */
    void pace(double bytesPerNano, double zeroPageNanos) {
        reins.pace = bytesPerNano;
        reins.zeroNanos = zeroPageNanos;
    }

    /** The rate limit from now on. */
    void limit(double bytesPerSecond) {
        reins.bytesPerWindow = bytesPerSecond / 10;
    }

    /** From now on requests for pages wait: the sender looks as soon as its window's bytes are sent. */
    void serveRequests() {
        reins.requestsWait = true;
    }

    /** The first look after an instant is worth a plan's end, whatever the rest. */
    void stopAtNextLookAfter(long nanos) {
        reins.lookAfter = nanos;
        planned = false;
    }

    /** Sends nothing until an instant. */
    void idle(long nanos) {
        sender.idle(state, nanos);
        reins.lookAfter = Long.MAX_VALUE;
    }

    /** Ranges of pages that were sent and are queued again: what the destination has to forget. */
    double rangesSentBefore() {
        double ranges = 0;
        for (int i = 0; i < bitmap.segments(); i++) {
            double share = bitmap.share(i);
            if (!bitmap.fresh(i) && share > 0) {
                ranges += 1 + share * (1 - share) * (bitmap.end(i) - bitmap.start(i)) / Layout.PAGE;
            }
        }
        return ranges;
    }

    /** Hands the rest and some bytes more over to a last stretch, after nothing was sent up to an instant. */
    LastStretch finish(long nanos, double moreBytes) {
        sender.idle(state, nanos);
        boolean buffered = reins.line < Double.POSITIVE_INFINITY;
        double free = buffered ? state.bufferFree : 0;
        double held = buffered ? Math.max(0, machine.socketBufferBytes() - free) : 0;
        Rest rest = sender.whole(state);
        double bytes = rest.bytes() + moreBytes;
        double work = rest.work();
        double pace = work > 0 ? Math.min(reins.pace, bytes / work) : reins.pace;
        return new LastStretch(nanos, bytes, free, held, pace);
    }

    /** Draws a point of the last stretch: the share of it that is not in the socket yet. */
    void drawLast(long nanos, LastStretch last) {
        double share = last.shareLeft();
        state.pen.draw(
                trail,
                nanos,
                leftBytes() * share,
                state.sent / Sender.BYTE + last.bytes() * (1 - share),
                state.threshold);
    }

    /** All is in the socket. */
    void end(long nanos, LastStretch last) {
        drawLast(nanos, last);
        sender.whole(state).take(last.bytes());
        state.pen.lift(trail, nanos, 0, state.sent / Sender.BYTE);
    }

    /** What has been drawn and counted until an instant; leaves the state as it is. */
    Tally tally(long nanos, boolean begun, boolean sending) {
        ahead.become(state);
        planned = false;
        if (sending) {
            sender.run(ahead, nanos);
        }
        if (begun) {
            sender.draw(ahead);
            ahead.pen.end(trail);
        } else {
            trail.put(0, nanos, leftBytes(), 0, 0, 0, 0);
        }
        int pieces = begun ? ahead.pen.pieces() : 1;
        double left = trail.leftBytes(pieces - 1);
        long sent = Math.round(trail.sentBytes(pieces - 1));
        return new Tally(trail, pieces, sent, pages(ahead.normal), pages(ahead.zero), left, ahead.processorNanos);
    }

    private static long pages(long amount) {
        return Math.round((double) amount / Layout.PAGE);
    }

    /** What a stream did so far. */
    record Tally(
            Trail trail,
            int pieces,
            long sentBytes,
            long normalPages,
            long zeroPages,
            double leftBytes,
            long processorNanos) {}
}
