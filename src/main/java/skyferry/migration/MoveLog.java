package skyferry.migration;

import java.util.ArrayList;
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

    List<Judgement> judgements() {
        return List.copyOf(judgements);
    }

    /** QEMU's dirty-sync-count. */
    int syncCount() {
        return syncs.size();
    }

    List<Sync> syncs() {
        return List.copyOf(syncs);
    }

    /** All rounds; the last one as it stands, unless it is over. */
    List<MigrationRecord.Round> rounds(long nanos, long sentBytes, double leftBytes) {
        List<MigrationRecord.Round> all = new ArrayList<>(rounds);
        if (rounds.size() < syncs.size()) {
            all.add(round(nanos, sentBytes, leftBytes, 0));
        }
        return all;
    }

    double maxDirtyPagesPerSecond() {
        return judgements.stream()
                .mapToDouble(Judgement::dirtyPagesPerSecond)
                .max()
                .orElse(0);
    }

    /** The throttle that holds now, per cent. */
    int lastThrottle() {
        return judgements.isEmpty() ? 0 : judgements.getLast().throttlePercent();
    }

    int maxThrottle() {
        return judgements.stream().mapToInt(Judgement::throttlePercent).max().orElse(0);
    }

    OptionalLong throttleStart() {
        return judgements.stream()
                .filter(j -> j.throttlePercent() > 0)
                .mapToLong(Judgement::nanos)
                .findFirst();
    }

    Curve dirtyRate() {
        Curve.Builder curve = Curve.builder();
        judgements.forEach(j -> curve.level(j.nanos(), j.dirtyPagesPerSecond()));
        return curve.build();
    }

    Curve throttle(long endNanos) {
        Curve.Builder curve = Curve.builder();
        judgements.forEach(j -> curve.level(j.nanos(), j.throttlePercent()));
        if (maxThrottle() > 0) {
            curve.level(endNanos, 0);
        }
        return curve.build();
    }

    /** The rest right after the last sync over the bandwidth; the configured limit until a dirty rate is known (rule 16). */
    Curve expectedDowntime(Trail trail, int pieces, long limitNanos, Curve beside) {
        Curve.Builder curve = Curve.builder();
        int sync = 0;
        for (int i = 0; i < pieces; i++) {
            long nanos = trail.fromNanos(i);
            while (sync + 1 < syncs.size() && syncs.get(sync + 1).nanos() <= nanos) {
                sync++;
            }
            boolean known = !judgements.isEmpty() && judgements.getFirst().nanos() <= nanos;
            double speed = trail.sentPerNano(i);
            curve.level(nanos, known && speed > 0 ? syncs.get(sync).leftBytes() / speed : limitNanos);
        }
        return curve.build(beside);
    }
}
