package skyferry.record;

import java.io.Serial;

/** The record could not be read or written: the disk is full, the file is locked or gone. */
public final class RecordFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public RecordFailure(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
