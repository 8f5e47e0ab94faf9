package skyferry.scenario.shape;

/**
 * A key of a mapping.
 *
 * @param needed whether a mapping without it is wrong
 * @param doc one sentence for the in-program reference and for editors
 */
public record Key<T>(String name, Type<T> type, boolean needed, String doc) {

    /** A key that must be there. */
    public static <T> Key<T> required(String name, Type<T> type, String doc) {
        return new Key<>(name, type, true, doc);
    }

    /** A key that may be there. */
    public static <T> Key<T> optional(String name, Type<T> type, String doc) {
        return new Key<>(name, type, false, doc);
    }
}
