package skyferry.migration;

import java.util.Optional;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;

/**
 * Nova's monitor ({@code nova/virt/libvirt/migration.py}): the downtime limit grows from a small part to its full value in
 * steps, and a move that takes longer than its guest's size allows is aborted, or forced to its end. Nova looks twice a
 * second; modelled as at once.
 */
final class NovaGovernor implements Governor {
    private static final double LEAST_GIB = 2;

    private final LensRules.Nova rules;
    private final long startNanos;
    private final double gib;
    private final boolean postcopyAllowed;
    private int step;
    private boolean timedOut;

    NovaGovernor(LensRules.Nova rules, long startNanos, double gib, MigrationOptions options) {
        this.rules = rules;
        this.startNanos = startNanos;
        this.gib = Math.max(LEAST_GIB, StrictMath.ceil(gib));
        postcopyAllowed = options.postcopy().allowed();
    }

    private NovaGovernor(NovaGovernor other) {
        rules = other.rules;
        startNanos = other.startNanos;
        gib = other.gib;
        postcopyAllowed = other.postcopyAllowed;
        step = other.step;
        timedOut = other.timedOut;
    }

    @Override
    public Governor copy() {
        return new NovaGovernor(this);
    }

    private long stepNanos() {
        return step >= rules.downtimeSteps()
                ? Long.MAX_VALUE
                : startNanos + Math.round((step + 1) * rules.downtimeDelayNanosPerGib() * gib);
    }

    private long timeoutNanos() {
        return timedOut || rules.completionTimeoutNanosPerGib() == 0
                ? Long.MAX_VALUE
                : startNanos + Math.round(rules.completionTimeoutNanosPerGib() * gib);
    }

    @Override
    public long nextNanos() {
        return Math.min(stepNanos(), timeoutNanos());
    }

    /** Step i of n towards the limit D is {@code D/n + i (D - D/n)/n}: for 400 ms in 10 steps 40, 76, .. 400 ms. */
    @Override
    public MigrationOptions inForce(MigrationOptions options) {
        double least = (double) options.downtimeLimitNanos() / rules.downtimeSteps();
        double more = (options.downtimeLimitNanos() - least) / rules.downtimeSteps();
        return options.withDowntimeLimit(Math.round(least + step * more));
    }

    @Override
    public Optional<Act> act(long now, MigrationRecord soFar) {
        if (now >= timeoutNanos()) {
            timedOut = true;
            return Optional.of(
                    switch (rules.timeoutAction()) {
                        case ABORT -> new Act.GiveUp(Outcome.CANCELLED, LensReasons.COMPLETION_TIMEOUT);
                        case FORCE_COMPLETE -> postcopyAllowed ? new Act.SwitchToPostcopy() : new Act.Pause();
                    });
        }
        step++;
        return Optional.of(new Act.Limits());
    }
}
