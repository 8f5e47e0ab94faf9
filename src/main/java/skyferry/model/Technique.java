package skyferry.model;

import java.util.Locale;

/** How a machine moves. */
public enum Technique {
    /** Memory in rounds while the guest runs, the rest in a short pause. */
    PRECOPY,
    /** The guest runs on at the destination at once, and its memory follows. */
    POSTCOPY,
    /** Pre-copy first, post-copy after some rounds, some time, or on request. */
    HYBRID,
    /** The guest is paused, and everything is sent. */
    STOP_COPY,
    /** The guest is shut down, and boots at the destination. */
    COLD,
    /** The disk is mirrored first, then memory moves by pre-copy. */
    BLOCK,
    /** The guest's memory is written to a file on shared storage, and read at the destination. */
    SUSPEND,
    /** A copy is kept up to date at the destination by checkpoints, and takes over when the source fails (Remus). */
    REMUS,
    /** A container is frozen, dumped, sent and restored (CRIU); with {@code pre_dumps}, most of it before the freeze. */
    CRIU,
    /** A container runs on at the destination, and its pages follow on demand (CRIU lazy pages). */
    CRIU_LAZY,
    /** A container is stopped here and started anew there; nothing of its memory is kept. */
    RESTART;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
