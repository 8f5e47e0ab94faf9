package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.model.Curve;
import skyferry.model.MigrationOptions;

/** What a move that is made of parts writes down: parts, bytes, pages, and when the guest was down. */
final class Ledger {
    private static final Curve EMPTY = Curve.builder().build();

    private final List<Beside.Part> parts = new ArrayList<>();
    private final List<MigrationRecord.Round> rounds = new ArrayList<>();
    private final Curve.Builder left;
    private final Curve.Builder sent;
    private final Curve.Builder rate;
    private final Curve.Builder diskLeft;
    private final Curve.Builder copied;
    private final Curve.Builder speed;
    double sentBytes;
    double diskBytes;
    double faults;
    long normalPages;
    long zeroPages;
    long guestPause;
    int checkpoints;
    long replyLatency;
    private boolean diskFlows;
    OptionalLong paused = OptionalLong.empty();
    OptionalLong resumed = OptionalLong.empty();
    OptionalLong firstByte = OptionalLong.empty();
    long end = -1;
    Outcome outcome = Outcome.ACTIVE;
    String reason = "";

    Ledger() {
        this(Curve.builder(), Curve.builder(), Curve.builder(), Curve.builder(), Curve.builder(), Curve.builder());
    }

    private Ledger(
            Curve.Builder left,
            Curve.Builder sent,
            Curve.Builder rate,
            Curve.Builder diskLeft,
            Curve.Builder copied,
            Curve.Builder speed) {
        this.left = left;
        this.sent = sent;
        this.rate = rate;
        this.diskLeft = diskLeft;
        this.copied = copied;
        this.speed = speed;
    }

    Ledger copy() {
        Ledger copy = new Ledger(left.copy(), sent.copy(), rate.copy(), diskLeft.copy(), copied.copy(), speed.copy());
        copy.parts.addAll(parts);
        copy.rounds.addAll(rounds);
        copy.sentBytes = sentBytes;
        copy.diskBytes = diskBytes;
        copy.diskFlows = diskFlows;
        copy.faults = faults;
        copy.normalPages = normalPages;
        copy.zeroPages = zeroPages;
        copy.guestPause = guestPause;
        copy.checkpoints = checkpoints;
        copy.replyLatency = replyLatency;
        copy.paused = paused;
        copy.resumed = resumed;
        copy.firstByte = firstByte;
        copy.end = end;
        copy.outcome = outcome;
        copy.reason = reason;
        return copy;
    }

    List<Beside.Part> parts() {
        return parts;
    }

    void part(Beside.Part part) {
        parts.add(part);
    }

    void round(MigrationRecord.Round round) {
        rounds.add(round);
    }

    int roundCount() {
        return rounds.size();
    }

    /** From an instant on so much is left of what is being sent, and flows at this rate, bytes per second. */
    void flow(long now, double leftBytes, double perSecond, Step.Way way) {
        if (perSecond > 0 && firstByte.isEmpty()) {
            firstByte = OptionalLong.of(now);
        }
        left.segment(now, leftBytes, -perSecond / 1e9);
        boolean counts = way != Step.Way.ELSEWHERE;
        sent.segment(now, sentBytes, counts ? perSecond / 1e9 : 0);
        rate.level(now, way.shared() ? perSecond : 0);
        if (way == Step.Way.NETWORK_DISK || diskFlows) {
            diskLeft.segment(now, leftBytes, -perSecond / 1e9);
        }
        diskFlows = way == Step.Way.NETWORK_DISK;
    }

    /** Nothing flows. */
    void still(long now, double leftBytes) {
        flow(now, leftBytes, 0, Step.Way.ELSEWHERE);
    }

    void took(double bytes, Step.Way way) {
        sentBytes += way == Step.Way.ELSEWHERE ? 0 : bytes;
        diskBytes += way == Step.Way.NETWORK_DISK ? bytes : 0;
    }

    /** So much of memory is copied, and more at this rate, shares per nanosecond. */
    void copied(long now, double share, double perNano) {
        copied.segment(now, share, perNano);
    }

    /** From an instant on the guest runs this share of its time. */
    void speed(long now, double share) {
        speed.level(now, share);
    }

    Curve copiedCurve() {
        return copied.build();
    }

    private Beside beside(Beside.Kept kept) {
        return new Beside(
                parts,
                Math.round(diskBytes),
                OptionalLong.empty(),
                diskLeft.build(),
                0,
                checkpoints,
                replyLatency,
                kept);
    }

    MigrationRecord record(MoveSpec spec, MigrationOptions options, long seen, Beside.Kept kept, PageHistory pages) {
        long now = end >= 0 ? end : seen;
        long down = paused.isPresent() ? resumed.orElse(now) - paused.getAsLong() : 0;
        Curve.Builder faultCurve = Curve.builder().level(spec.startNanos(), 0);
        if (faults > 0) {
            faultCurve.level(Math.max(now, spec.startNanos()), faults);
        }
        return new MigrationRecord(
                spec.number(),
                spec.vm().id(),
                spec.from(),
                spec.to(),
                spec.technique(),
                spec.lens(),
                options,
                outcome,
                reason,
                spec.startNanos(),
                firstByte.orElse(now) - spec.startNanos(),
                now,
                paused,
                resumed,
                now - spec.startNanos(),
                down,
                down + guestPause,
                rounds.size(),
                Math.round(sentBytes),
                normalPages,
                zeroPages,
                0,
                OptionalLong.empty(),
                0,
                Math.round(faults),
                0,
                rounds,
                left.copy().build(),
                sent.copy().build(),
                rate.copy().build(),
                EMPTY,
                EMPTY,
                EMPTY,
                EMPTY,
                new GuestView(speed.copy().build(), faultCurve.build()),
                pages,
                beside(kept));
    }
}
