package skyferry.migration;

import java.util.Optional;
import skyferry.model.LensRules;

/** {@code virsh migrate --timeout}: past it the guest is paused, or the move becomes post-copy. */
final class CompletionTimeout implements Governor {
    private final Act act;
    private long nanos;

    private CompletionTimeout(Act act, long nanos) {
        this.act = act;
        this.nanos = nanos;
    }

    static Governor of(LensRules.Libvirt rules, long startNanos) {
        if (rules.timeoutNanos().isEmpty()) {
            return NONE;
        }
        Act act = switch (rules.timeoutAction()) {
            case SUSPEND -> new Act.Pause();
            case POSTCOPY -> new Act.SwitchToPostcopy();
        };
        return new CompletionTimeout(act, startNanos + rules.timeoutNanos().getAsLong());
    }

    @Override
    public long nextNanos() {
        return nanos;
    }

    @Override
    public Optional<Act> act(long now, MigrationRecord soFar) {
        nanos = Long.MAX_VALUE;
        return Optional.of(act);
    }

    @Override
    public Governor copy() {
        return new CompletionTimeout(act, nanos);
    }
}
