package skyferry.migration;

import java.util.List;
import java.util.Optional;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;

/**
 * A container is restored without its pages, which follow on demand and in the background (CRIU {@code lazy-pages}). While
 * they do, neither host has the whole container: if either fails, or the network between them, it is lost. Until then its
 * processes stand frozen at the source, and are thawed there if the move is given up.
 */
record CriuLazyPlan(MoveSpec spec, ContainerPrices prices, ResidentMemory memory) implements Plan {
    /** What a process is without its pages: assumed, the images of a process without memory are a few tens of kilobytes. */
    private static final double STATE_BYTES = 64 << 10;

    @Override
    public Optional<Step> next(List<Beside.Part> past, WriteClock clock, long now) {
        if (past.isEmpty()) {
            return Optional.of(Step.time(
                    Beside.Kind.DUMP, Beside.Guest.DOWN, prices.dumpNanos(), Failure.SOURCE_HOST, Failure.TARGET_HOST));
        }
        return switch (past.getLast().kind()) {
            case DUMP ->
                Optional.of(sent(
                        Beside.Kind.TRANSFER,
                        Beside.Guest.DOWN,
                        prices.transferNanos() + prices.lazyNanos(),
                        STATE_BYTES));
            case TRANSFER ->
                Optional.of(Step.time(
                        Beside.Kind.RESTORE,
                        Beside.Guest.DOWN,
                        prices.orchestrationNanos() + prices.restoreNanos(),
                        Failure.SOURCE_HOST,
                        Failure.TARGET_HOST,
                        Failure.STORAGE));
            case RESTORE -> {
                long pages = memory.all() - memory.zero(clock.at(now));
                yield Optional.of(
                        sent(Beside.Kind.LAZY_PAGES, Beside.Guest.THERE, 0, (double) pages * MemorySpec.PAGE_BYTES)
                                .of(pages, 0));
            }
            default -> Optional.empty();
        };
    }

    private Step sent(Beside.Kind kind, Beside.Guest guest, long nanos, double bytes) {
        return Step.bytes(
                kind,
                guest,
                nanos,
                bytes,
                Step.Way.NETWORK,
                spec.machine().memoryBytesPerSecond(),
                Failure.SOURCE_HOST,
                Failure.TARGET_HOST,
                Failure.LINK);
    }

    @Override
    public Beside.Kept kept() {
        return Beside.Kept.MEMORY_AND_CONNECTIONS;
    }
}
