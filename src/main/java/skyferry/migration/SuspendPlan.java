package skyferry.migration;

import java.util.List;
import java.util.Optional;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;

/**
 * The guest stops, its memory is written to a file on shared storage ({@code virsh save}), and read at the destination. Pages
 * go as in a stream: 4104 bytes, 9 for one never written; the rate limit of moves does not hold (libvirt lifts it). Storage
 * has a network of its own: the way between the hosts stays free. A file that cannot be written leaves the guest running where
 * it was. Once the file is written the source is needed no more, and the guest can go on at either host by reading it, which
 * cannot be cancelled (libvirt aborts no incoming job).
 */
record SuspendPlan(MoveSpec spec, StoragePrices prices, ResidentMemory memory) implements Plan {
    private static final int WHOLE = MemorySpec.PAGE_BYTES + 8;
    private static final int ZERO = 9;

    @Override
    public Optional<Step> next(List<Beside.Part> past, WriteClock clock, long now) {
        if (past.isEmpty()) {
            return Optional.of(save(memory.zero(clock.at(now))));
        }
        return switch (past.getLast().kind()) {
            case SAVE -> Optional.of(read(past.getLast().bytes(), Failure.TARGET_HOST));
            default -> Optional.empty();
        };
    }

    private Step save(long zero) {
        long whole = memory.all() - zero;
        double bytes = (double) whole * WHOLE + zero * ZERO + spec.machine().deviceStateBytes();
        return Step.bytes(
                        Beside.Kind.SAVE,
                        Beside.Guest.DOWN,
                        spec.machine().stopNanos(),
                        bytes,
                        Step.Way.FILE,
                        prices.sharedBytesPerSecond(),
                        Failure.SOURCE_HOST,
                        Failure.STORAGE)
                .of(whole, zero);
    }

    @Override
    public Optional<Step> back(List<Beside.Part> past) {
        return past.stream()
                .filter(part -> part.kind() == Beside.Kind.SAVE)
                .findFirst()
                .map(saved -> read(saved.bytes(), Failure.SOURCE_HOST));
    }

    @Override
    public boolean revocable(Step part) {
        return part.kind() == Beside.Kind.SAVE;
    }

    private Step read(double bytes, Failure reader) {
        return Step.bytes(
                Beside.Kind.READ,
                Beside.Guest.DOWN,
                prices.lockNanos() + spec.machine().destinationStartNanos(),
                bytes,
                Step.Way.ELSEWHERE,
                prices.sharedBytesPerSecond(),
                reader,
                Failure.STORAGE);
    }

    @Override
    public Beside.Kept kept() {
        return Beside.Kept.MEMORY_AND_CONNECTIONS;
    }
}
