package skyferry.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import skyferry.memory.DirtyBitmap;
import skyferry.model.Curve;

/** What a move noted down at its syncs and judgements. */
final class MoveLog {
    private final List<MigrationRecord.Round> rounds = new ArrayList<>();
    private final List<Sync> syncs = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private long sentAtSync;

    /** A bitmap sync: what is left right after it, in bytes of whole pages, and which pages. */
    record Sync(long nanos, double leftBytes, DirtyBitmap.Snapshot pages) {}

    /** What a judgement found: the reported dirty rate, and the throttle from then on. */
    record Judgement(long nanos, double dirtyPagesPerSecond, int throttlePercent) {}

    MoveLog copy() {
        MoveLog copy = new MoveLog();
        copy.rounds.addAll(rounds);
        copy.syncs.addAll(syncs);
        copy.judgements.addAll(judgements);
        copy.sentAtSync = sentAtSync;
        return copy;
    }

    void synced(long nanos, double leftBytes, DirtyBitmap.Snapshot pages) {
        syncs.add(new Sync(nanos, leftBytes, pages));
    }

    /** The round since the last sync is over. */
    void endRound(long nanos, long sentBytes, double leftBytes, double newlyDirty) {
        rounds.add(round(nanos, sentBytes, leftBytes, newlyDirty));
        sentAtSync = sentBytes;
    }

    private MigrationRecord.Round round(long nanos, long sentBytes, double leftBytes, double newlyDirty) {
        long start = syncs.getLast().nanos();
        double perSecond = nanos > start ? newlyDirty * 1e9 / (nanos - start) : 0;
        return new MigrationRecord.Round(
                syncs.size(), start, nanos, sentBytes - sentAtSync, Math.round(leftBytes), perSecond);
    }

    void judged(long nanos, double dirtyPagesPerSecond, int throttlePercent) {
        judgements.add(new Judgement(nanos, dirtyPagesPerSecond, throttlePercent));
    }

    /** A view. */
    List<Judgement> judgements() {
        return Collections.unmodifiableList(judgements);
    }

    /** QEMU's dirty-sync-count. */
    int syncCount() {
        return syncs.size();
    }

    /** All syncs so far; a view. */
    List<Sync> syncs() {
        return Collections.unmodifiableList(syncs);
    }

    /** All rounds; the last one as it stands, unless it is over. */
    List<MigrationRecord.Round> rounds(long nanos, long sentBytes, double leftBytes) {
        if (rounds.size() == syncs.size()) {
            return Collections.unmodifiableList(rounds);
        }
        List<MigrationRecord.Round> all = new ArrayList<>(rounds.size() + 1);
        all.addAll(rounds);
        all.add(round(nanos, sentBytes, leftBytes, 0));
        return all;
    }

    double maxDirtyPagesPerSecond() {
        double max = 0;
        for (Judgement judgement : judgements) {
            max = Math.max(max, judgement.dirtyPagesPerSecond());
        }
        return max;
    }

    /** The throttle that holds now, per cent. */
    int lastThrottle() {
        return judgements.isEmpty() ? 0 : judgements.getLast().throttlePercent();
    }

    int maxThrottle() {
        int max = 0;
        for (Judgement judgement : judgements) {
            max = Math.max(max, judgement.throttlePercent());
        }
        return max;
    }

    OptionalLong throttleStart() {
        for (Judgement judgement : judgements) {
            if (judgement.throttlePercent() > 0) {
                return OptionalLong.of(judgement.nanos());
            }
        }
        return OptionalLong.empty();
    }

    Curve dirtyRate() {
        if (judgements.isEmpty()) {
            return Curve.empty();
        }
        Curve.Builder curve = Curve.builder();
        for (Judgement judgement : judgements) {
            curve.level(judgement.nanos(), judgement.dirtyPagesPerSecond());
        }
        return curve.build();
    }

    Curve throttle(long endNanos) {
        if (judgements.isEmpty()) {
            return Curve.empty();
        }
        Curve.Builder curve = Curve.builder();
        for (Judgement judgement : judgements) {
            curve.level(judgement.nanos(), judgement.throttlePercent());
        }
        if (maxThrottle() > 0) {
            curve.level(endNanos, 0);
        }
        return curve.build();
    }

    /**
     * The rest right after the last sync over the bandwidth; the configured limit until a dirty rate is known (rule 16).
     *
     * @param sent what was sent; its slopes are the bandwidth
     */
    Curve expectedDowntime(Curve sent, long limitNanos) {
        if (judgements.isEmpty()) {
            return Curve.levels(sent, i -> limitNanos);
        }
        List<Sync> known = List.copyOf(syncs);
        long since = judgements.getFirst().nanos();
        return Curve.levels(sent, i -> {
            double speed = sent.slopePerNano(i);
            long nanos = sent.fromNanos(i);
            return since <= nanos && speed > 0 ? atOrBefore(known, nanos).leftBytes() / speed : limitNanos;
        });
    }

    /** The last sync until an instant; the first for one before it. */
    private static Sync atOrBefore(List<Sync> syncs, long nanos) {
        int low = 0;
        int high = syncs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (syncs.get(middle).nanos() <= nanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return syncs.get(low);
    }
}
