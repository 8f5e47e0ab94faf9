package skyferry.migration;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import skyferry.model.Curve;

/**
 * What a move did beside copying live memory: its parts one after the other, the disk, the checkpoints, and what they cost the
 * guest. Empty for a move that only copies live memory.
 *
 * @param parts in order of time; those in which the guest is down add up to its pause
 * @param diskBytes bytes of disk that were sent; part of all that was transferred
 * @param mirrorReadyNanos when the mirror of the disk was ready (no block dirty, none in flight)
 * @param diskLeftBytes what is left of the disk to send
 * @param writeLatencyNanos what a write of 64 KiB takes longer while the disk is mirrored; 0 if writes do not wait
 * @param checkpoints checkpoints that the other host has acknowledged
 * @param replyLatencyNanos what an answer of the guest takes longer, on average, while its output waits for checkpoints
 * @param kept what of the guest is still there after the move
 */
public record Beside(
        List<Part> parts,
        long diskBytes,
        OptionalLong mirrorReadyNanos,
        Curve diskLeftBytes,
        long writeLatencyNanos,
        int checkpoints,
        long replyLatencyNanos,
        Kept kept) {
    public static final Beside NONE = new Beside(
            List.of(), 0, OptionalLong.empty(), Curve.builder().build(), 0, 0, 0, Kept.MEMORY_AND_CONNECTIONS);

    public Beside {
        parts = List.copyOf(parts);
    }

    /** The part that is going on at an instant. */
    public java.util.Optional<Part> at(long nanos) {
        return parts.stream()
                .filter(part -> part.fromNanos() <= nanos && nanos < part.toNanos())
                .findFirst();
    }

    /** What of a guest outlives its move. */
    public enum Kept {
        /** The guest goes on where it stopped. */
        MEMORY_AND_CONNECTIONS,
        /** The guest was started anew: only what was on its disk is still there. */
        DISK_ONLY
    }

    /** Where the guest is during a part. */
    public enum Guest {
        /** It runs at the source. */
        HERE,
        /** It runs nowhere. */
        DOWN,
        /** It runs at the destination. */
        THERE
    }

    /** A part of a move. */
    public enum Kind {
        /** The disk is copied while the guest runs. */
        MIRROR,
        /** Memory is copied in rounds, and the mirror follows the guest's writes. */
        MEMORY,
        /** The guest is stopped, and the last blocks of the mirror are sent. */
        DRAIN,
        /** The last pages are sent, and the guest starts at the destination. */
        SWITCH,
        /** The guest's system shuts down. */
        SHUT_DOWN,
        /** The disk is copied while the guest is down. */
        COPY_DISK,
        /** The guest's system boots. */
        BOOT,
        /** Memory is written to a file on shared storage. */
        SAVE,
        /** Memory is read from the file. */
        READ,
        /** All of memory is sent for the first time, while the guest runs. */
        FIRST_COPY,
        /** Checkpoints follow each other. */
        PROTECTED,
        /** The other host waits whether the source lives. */
        DETECT,
        /** The other host starts the guest from the last checkpoint. */
        TAKE_OVER,
        /** Pages are dumped and sent while the container runs. */
        PRE_DUMP,
        /** The container is frozen, and the rest is dumped. */
        DUMP,
        /** The dump is sent. */
        TRANSFER,
        /** The container is restored from the dump. */
        RESTORE,
        /** Pages follow on demand and in the background. */
        LAZY_PAGES,
        /** The container is asked to stop, and killed if it does not. */
        STOP,
        /** The image is fetched. */
        PULL_IMAGE,
        /** The container's processes start. */
        START,
        /** The container starts up until it says that it is ready. */
        READINESS;

        /** The name in results: {@code copy-disk}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A part of the move.
     *
     * @param bytes what was sent in it
     */
    public record Part(Kind kind, Guest guest, long fromNanos, long toNanos, double bytes) {
        public long nanos() {
            return toNanos - fromNanos;
        }
    }
}
