package skyferry.stage.palette;

/**
 * Something that can be found by a few letters of it.
 *
 * @param title what it is called; the letters are looked for here first
 * @param detail what more is said of it; searched for whole words
 * @param key the keys that do the same; empty if there are none
 * @param go what taking it does
 */
public record Find(Kind kind, String title, String detail, String key, Runnable go) {

    /** What it is; the order in which kinds that fit equally well are shown. */
    public enum Kind {
        THING,
        COMMAND,
        LESSON,
        TERM,
        EVENT
    }
}
