package skyferry.migration;

import java.util.List;
import java.util.Optional;
import skyferry.memory.WriteClock;
import skyferry.model.Disk;

/**
 * The guest is shut down, its disk is copied if it is on the source's own storage, and it boots at the destination. Memory and
 * connections are lost. A source that fails while the guest shuts down leaves nobody to say that it is off: the move ends. A
 * guest that is off needs its source no more if its disk is on shared storage, or copied. Nothing takes a cold move back once
 * the guest shuts down (Nova aborts live migrations only).
 */
record ColdPlan(MoveSpec spec, StoragePrices prices) implements Plan {
    @Override
    public Optional<Step> next(List<Beside.Part> past, WriteClock clock, long now) {
        Disk disk = spec.vm().disk();
        boolean copies = disk.kind() == Disk.Kind.LOCAL && disk.sizeBytes() > 0;
        if (past.isEmpty()) {
            return Optional.of(
                    Step.time(Beside.Kind.SHUT_DOWN, Beside.Guest.DOWN, prices.shutDownNanos(), Failure.SOURCE_HOST));
        }
        return switch (past.getLast().kind()) {
            case SHUT_DOWN -> Optional.of(copies ? copy(disk) : boot(Failure.TARGET_HOST, Failure.STORAGE));
            case COPY_DISK -> Optional.of(boot(Failure.TARGET_HOST));
            default -> Optional.empty();
        };
    }

    private Step copy(Disk disk) {
        double limit = spec.options().storage().speedBytesPerSecond().orElse(Double.POSITIVE_INFINITY);
        return Step.bytes(
                Beside.Kind.COPY_DISK,
                Beside.Guest.DOWN,
                0,
                prices.whole(disk.sizeBytes()),
                Step.Way.NETWORK_DISK,
                Math.min(limit, prices.copyBytesPerSecond()),
                Failure.SOURCE_HOST,
                Failure.TARGET_HOST,
                Failure.LINK,
                Failure.STORAGE);
    }

    private Step boot(Failure... deadly) {
        return Step.time(Beside.Kind.BOOT, Beside.Guest.DOWN, prices.bootNanos(), deadly);
    }

    @Override
    public boolean revocable(Step part) {
        return false;
    }

    @Override
    public Beside.Kept kept() {
        return Beside.Kept.DISK_ONLY;
    }
}
