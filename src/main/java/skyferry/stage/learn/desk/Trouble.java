package skyferry.stage.learn.desk;

/**
 * Something about the record that the learner has to know.
 *
 * @param detail a path or the system's own words
 */
public record Trouble(Kind kind, String detail) {

    /** What it is. */
    public enum Kind {
        /** No file can be opened: nothing will be there next time. */
        NOT_KEPT,
        /** The file was damaged; what could be read of it was taken over. */
        SET_ASIDE,
        /** A note could not be written. */
        NOT_WRITTEN
    }
}
