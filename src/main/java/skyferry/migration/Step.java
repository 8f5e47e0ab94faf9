package skyferry.migration;

import java.util.EnumSet;
import java.util.Set;

/**
 * A part of a move as it is planned: first a fixed time, then bytes that flow.
 *
 * @param guest where the guest is meanwhile
 * @param fixedNanos time before the first byte
 * @param pages whole pages among the bytes
 * @param zeroPages never-written pages among them
 * @param capBytesPerSecond the most that can flow, whatever the network gives
 * @param way where the bytes flow
 * @param deadly failures that end the move if they come, or are still there, in this part
 */
record Step(
        Beside.Kind kind,
        Beside.Guest guest,
        long fixedNanos,
        double bytes,
        long pages,
        long zeroPages,
        double capBytesPerSecond,
        Way way,
        Set<Failure> deadly) {

    Step {
        deadly = Set.copyOf(deadly);
    }

    /** Where bytes flow. */
    enum Way {
        /** From source to destination, over the network that all share. */
        NETWORK,
        /** The same, blocks of the disk. */
        NETWORK_DISK,
        /** Into a file on storage with a network of its own. */
        FILE,
        /** From storage or a registry, not from the source. */
        ELSEWHERE;

        boolean shared() {
            return this == NETWORK || this == NETWORK_DISK;
        }
    }

    /** A part in which only time passes. */
    static Step time(Beside.Kind kind, Beside.Guest guest, long nanos, Failure... deadly) {
        return bytes(kind, guest, nanos, 0, Way.ELSEWHERE, Double.POSITIVE_INFINITY, deadly);
    }

    static Step bytes(
            Beside.Kind kind, Beside.Guest guest, long nanos, double bytes, Way way, double cap, Failure... deadly) {
        EnumSet<Failure> all = EnumSet.noneOf(Failure.class);
        all.addAll(Set.of(deadly));
        return new Step(kind, guest, nanos, bytes, 0, 0, cap, way, all);
    }

    /** The same part, with so many pages in it. */
    Step of(long whole, long zero) {
        return new Step(kind, guest, fixedNanos, bytes, whole, zero, capBytesPerSecond, way, deadly);
    }
}
