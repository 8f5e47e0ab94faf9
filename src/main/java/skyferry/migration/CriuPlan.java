package skyferry.migration;

import java.util.List;
import java.util.Optional;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;

/**
 * A container is frozen, dumped, sent and restored (CRIU); connections live on by TCP repair under the same address. Pre-dump i
 * copies the pages written since pre-dump i-1 began, while the container runs: {@code V_(i+1) = U(T_i)}. A dump that fails thaws
 * the processes; once it is made they are gone, and until it is restored the images can be restored at the source as well.
 * Whoever restores opens the container's files, and so needs its storage.
 */
record CriuPlan(MoveSpec spec, ContainerPrices prices, ResidentMemory memory) implements Plan {
    @Override
    public Optional<Step> next(List<Beside.Part> past, WriteClock clock, long now) {
        if (past.size() < spec.options().containers().preDumps()) {
            return Optional.of(preDump(pages(past, clock, now)));
        }
        Beside.Kind last =
                past.isEmpty() ? Beside.Kind.PRE_DUMP : past.getLast().kind();
        return switch (last) {
            case PRE_DUMP -> Optional.of(dump(pages(past, clock, now)));
            case DUMP -> Optional.of(transfer(past.getLast()));
            case TRANSFER -> Optional.of(restore(memory.all() - memory.zero(clock.at(now)), Failure.TARGET_HOST));
            default -> Optional.empty();
        };
    }

    /** Pages to dump now: all that hold something, or those written since the last pre-dump began. */
    private double pages(List<Beside.Part> past, WriteClock clock, long now) {
        double seconds = clock.at(now);
        return past.isEmpty()
                ? memory.all() - memory.zero(seconds)
                : memory.written(clock.at(past.getLast().fromNanos()), seconds);
    }

    private long files(double pages) {
        return Math.round(pages * MemorySpec.PAGE_BYTES / prices.imageBytesPerSecond() * 1e9);
    }

    private Step preDump(double pages) {
        return Step.bytes(
                        Beside.Kind.PRE_DUMP,
                        Beside.Guest.HERE,
                        prices.preDumpNanos() + files(pages),
                        pages * MemorySpec.PAGE_BYTES,
                        Step.Way.NETWORK,
                        spec.machine().memoryBytesPerSecond(),
                        Failure.SOURCE_HOST,
                        Failure.TARGET_HOST,
                        Failure.LINK)
                .of(Math.round(pages), 0);
    }

    private Step dump(double pages) {
        return new Step(
                Beside.Kind.DUMP,
                Beside.Guest.DOWN,
                prices.dumpNanos() + files(pages),
                pages * MemorySpec.PAGE_BYTES,
                0,
                0,
                Double.POSITIVE_INFINITY,
                Step.Way.ELSEWHERE,
                java.util.Set.of(Failure.SOURCE_HOST, Failure.TARGET_HOST));
    }

    private Step transfer(Beside.Part dump) {
        return Step.bytes(
                        Beside.Kind.TRANSFER,
                        Beside.Guest.DOWN,
                        prices.transferNanos(),
                        dump.bytes(),
                        Step.Way.NETWORK,
                        spec.machine().memoryBytesPerSecond(),
                        Failure.SOURCE_HOST,
                        Failure.TARGET_HOST,
                        Failure.LINK)
                .of(Math.round(dump.bytes() / MemorySpec.PAGE_BYTES), 0);
    }

    @Override
    public Optional<Step> back(List<Beside.Part> past) {
        double pages = 0;
        boolean dumped = false;
        for (Beside.Part part : past) {
            boolean images = part.kind() == Beside.Kind.PRE_DUMP || part.kind() == Beside.Kind.DUMP;
            pages += images ? part.bytes() / MemorySpec.PAGE_BYTES : 0;
            dumped |= part.kind() == Beside.Kind.DUMP;
        }
        return dumped ? Optional.of(restore(Math.round(pages), Failure.SOURCE_HOST)) : Optional.empty();
    }

    private Step restore(long pages, Failure where) {
        return Step.time(
                Beside.Kind.RESTORE,
                Beside.Guest.DOWN,
                prices.orchestrationNanos() + prices.restoreNanos() + files(pages),
                where,
                Failure.STORAGE);
    }

    @Override
    public Beside.Kept kept() {
        return Beside.Kept.MEMORY_AND_CONNECTIONS;
    }
}
