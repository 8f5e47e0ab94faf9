package skyferry.migration;

import java.util.List;
import java.util.Optional;
import skyferry.memory.WriteClock;

/**
 * A container is stopped, its image fetched if the destination lacks it, and it is started there: what most clusters do. It
 * gets a grace to stop in (Kubernetes: 30 s) and is killed after it. All connections are reset, and nothing of its memory is
 * kept; once it is stopped the source is needed no more.
 */
record RestartPlan(MoveSpec spec, ContainerPrices prices) implements Plan {
    @Override
    public Optional<Step> next(List<Beside.Part> past, WriteClock clock, long now) {
        if (past.isEmpty()) {
            long grace = spec.options().containers().stopGraceNanos();
            return Optional.of(Step.time(Beside.Kind.STOP, Beside.Guest.DOWN, Math.min(grace, prices.stopNanos())));
        }
        return switch (past.getLast().kind()) {
            case STOP -> Optional.of(spec.options().containers().imagePresent() ? start() : pull());
            case PULL_IMAGE -> Optional.of(start());
            case START ->
                Optional.of(Step.time(
                        Beside.Kind.READINESS,
                        Beside.Guest.DOWN,
                        prices.readyNanos(),
                        Failure.TARGET_HOST,
                        Failure.STORAGE));
            default -> Optional.empty();
        };
    }

    private Step pull() {
        return Step.bytes(
                Beside.Kind.PULL_IMAGE,
                Beside.Guest.DOWN,
                0,
                prices.containerImageBytes(),
                Step.Way.ELSEWHERE,
                prices.pullBytesPerSecond(),
                Failure.TARGET_HOST);
    }

    private Step start() {
        return Step.time(
                Beside.Kind.START, Beside.Guest.DOWN, prices.startNanos(), Failure.TARGET_HOST, Failure.STORAGE);
    }

    /** What is told to stop is not told to go on (Kubernetes: a pod that terminates is not taken back). */
    @Override
    public boolean revocable(Step part) {
        return false;
    }

    @Override
    public Beside.Kept kept() {
        return Beside.Kept.DISK_ONLY;
    }
}
