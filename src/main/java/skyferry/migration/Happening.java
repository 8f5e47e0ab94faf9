package skyferry.migration;

import java.util.List;

/** Something that a move does at an instant and that others may want to know. */
public sealed interface Happening {
    /** The bitmap is full and the stream begins. */
    record SetUp() implements Happening {}

    /** The guest is asked to let go of the virtual functions of these cards; nothing is sent until it has. */
    record Unplugging(List<Integer> cards) implements Happening {
        public Unplugging {
            cards = List.copyOf(cards);
        }
    }

    /** The guest has let go of them. */
    record Unplugged(List<Integer> cards) implements Happening {
        public Unplugged {
            cards = List.copyOf(cards);
        }
    }

    /** The bitmap was read again; {@code leftBytes} (whole pages) are to be sent now. Round 1 follows the set-up. */
    record RoundStarted(int round, double leftBytes) implements Happening {}

    /** The guest is made to sleep this share of its time. */
    record Throttled(int percent) implements Happening {}

    /** The guest stopped at the source with so much left to send (whole pages). */
    record Paused(double leftBytes) implements Happening {}

    /** The guest runs on at the destination, and pages follow on demand and in the background. */
    record PostcopyStarted(double leftBytes) implements Happening {}

    /** The guest runs again, after so long a pause. */
    record Resumed(long guestPauseNanos) implements Happening {}

    /** The last byte was handed to the socket. */
    record StreamEnded() implements Happening {}

    /** The machine is at the destination and nothing of it is needed at the source. */
    record Completed() implements Happening {}

    /** Given up on request; the guest is where it was. */
    record Cancelled(String reason) implements Happening {}

    /** Given up because something broke; the guest stays at the source, and runs on there if the source does. */
    record Failed(String reason) implements Happening {}

    /**
     * Given up because something broke, and the guest cannot go on where it was: it is down, and what there is of its memory
     * lies in a file.
     */
    record LeftDown(String reason) implements Happening {}

    /**
     * The stream broke after the guest ran on at the destination ({@code postcopy-paused}): it stands still at the first page
     * that it misses until the move is recovered.
     */
    record PostcopyPaused(String reason) implements Happening {}

    /** The stream goes on where it broke off ({@code postcopy-recover}). */
    record Recovered() implements Happening {}

    /** Neither host has the whole machine: its memory is lost. */
    record Lost(String reason) implements Happening {}

    /** A part of a move that does more than copy live memory is over. */
    record PartEnded(Beside.Part part) implements Happening {}

    /** The mirror of the disk holds everything; so much was sent in so long. */
    record MirrorReady(double sentBytes, long nanos) implements Happening {}

    /** The disk is written as fast as it is copied, or faster: the mirror will not become ready (bytes per second). */
    record MirrorStalled(double written, double copied) implements Happening {}

    /** The guest is being shut down at the source: its memory and its connections are gone. */
    record ShutDown() implements Happening {}

    /** The guest has been started anew at the destination, after so long. */
    record Booted(long downNanos) implements Happening {}

    /** A checkpoint was acknowledged, for which the guest stood still for a moment. */
    record Checkpoint(int number, double bytes, long pauseNanos) implements Happening {}

    /** The source is gone; the destination takes over from a checkpoint, so long before. */
    record SourceLost(int checkpoint, long lostNanos) implements Happening {}
}
