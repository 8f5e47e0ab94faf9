package skyferry.record;

/**
 * A note as it stands in the record.
 *
 * @param number grows with every note on this machine
 * @param atMillis when it was written, since 1970
 */
public record Entry(long number, long atMillis, Note note) {

    /** Whether it takes something back. */
    public boolean withdraws() {
        return note.value().isEmpty();
    }
}
