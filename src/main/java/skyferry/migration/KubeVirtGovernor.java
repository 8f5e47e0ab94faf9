package skyferry.migration;

import java.util.Optional;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;

/**
 * KubeVirt's monitor ({@code live-migration-source.go}): a move whose rest has not fallen below its least so far for too long
 * is given up; one that takes longer than its guest's size allows becomes post-copy or is paused where that is allowed, and
 * else is given up. Within a round the rest falls all the time unless the stream stands still, so that the least of a round is
 * at its end.
 */
final class KubeVirtGovernor implements Governor {
    private final LensRules.KubeVirt rules;
    private final long completionNanos;
    private final boolean postcopyAllowed;
    private double least = Double.POSITIVE_INFINITY;
    private long progressNanos;
    private boolean forced;

    KubeVirtGovernor(LensRules.KubeVirt rules, long startNanos, double gib, MigrationOptions options) {
        this.rules = rules;
        completionNanos = rules.completionTimeoutNanosPerGib() == 0
                ? Long.MAX_VALUE
                : startNanos + Math.round(rules.completionTimeoutNanosPerGib() * Math.max(1, gib));
        postcopyAllowed = options.postcopy().allowed();
        progressNanos = startNanos;
    }

    private KubeVirtGovernor(KubeVirtGovernor other) {
        rules = other.rules;
        completionNanos = other.completionNanos;
        postcopyAllowed = other.postcopyAllowed;
        least = other.least;
        progressNanos = other.progressNanos;
        forced = other.forced;
    }

    @Override
    public Governor copy() {
        return new KubeVirtGovernor(this);
    }

    private long stuckNanos() {
        return rules.progressTimeoutNanos() == 0 ? Long.MAX_VALUE : progressNanos + rules.progressTimeoutNanos();
    }

    @Override
    public long nextNanos() {
        return forced ? Long.MAX_VALUE : Math.min(stuckNanos(), completionNanos);
    }

    @Override
    public Optional<Act> act(long now, MigrationRecord soFar) {
        notice(soFar);
        if (now >= stuckNanos()) {
            return Optional.of(new Act.GiveUp(Outcome.FAILED, LensReasons.PROGRESS_TIMEOUT));
        }
        if (now < completionNanos) {
            return Optional.empty();
        }
        forced = true;
        if (postcopyAllowed) {
            return Optional.of(new Act.SwitchToPostcopy());
        }
        return Optional.of(
                switch (rules.workloadDisruption()) {
                    case ALLOWED -> new Act.Pause();
                    case FORBIDDEN -> new Act.GiveUp(Outcome.FAILED, LensReasons.COMPLETION_TIMEOUT);
                });
    }

    private void notice(MigrationRecord soFar) {
        for (MigrationRecord.Round round : soFar.roundsDetail()) {
            if (round.remainingBytes() < least) {
                least = round.remainingBytes();
                progressNanos = round.endNanos();
            }
        }
    }
}
