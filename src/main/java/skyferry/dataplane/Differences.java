package skyferry.dataplane;

/** Who is told in what a bridge differs from an earlier state of itself. */
public interface Differences {
    /** A flow that is there now and was not, or was otherwise. */
    default void cameTo(Flow flow) {}

    /** A flow that was there and is not, or is otherwise. */
    default void went(Flow flow) {}

    /** Flows of a table that fix its key field at a value. */
    default void flows(int table, long key) {}

    /** Members of a network that a table knows by a tag: flows like each other, see {@link Members}. */
    default void members(int table, long key) {}

    /** What the members of a network do in a table: something has come that none did, or gone that some did. */
    default void memberActions(int table, long key) {}

    /** Whether {@link #memberActions} is of interest: to find it out costs as much as to find the members. */
    default boolean mindsMemberActions() {
        return true;
    }

    /** Flows of a table that any packet may meet. */
    default void allFlows(int table) {}

    /** A port that is there now and was not, or was otherwise. */
    void cameTo(Bridge.Port port);

    /** A port that was there and is not, or is otherwise. */
    void went(Bridge.Port port);
}
