package skyferry.stage.session;

/**
 * An instant of a run that somebody wants to come back to.
 *
 * @param name what it is called
 */
public record Bookmark(long nanos, String name) {}
