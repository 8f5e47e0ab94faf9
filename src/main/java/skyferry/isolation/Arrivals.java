package skyferry.isolation;

import skyferry.dataplane.Bridge;

/** Who is told what arrives where, and what that depended on. */
@FunctionalInterface
interface Arrivals {
    void arrive(Bridge.Port port, Frames frames);

    /** A table of a host was looked through with a value in its key field. */
    default void looked(Bridge bridge, int table, long key) {}

    /** Members of a network in a table were looked through. */
    default void members(Bridge bridge, int table, long key) {}

    /** It was looked what members of a network do in a table, whichever they are. */
    default void memberActions(Bridge bridge, int table, long key) {}

    /** A port of a host was written to, or looked for. */
    default void used(Bridge bridge, int port) {}

    /** It was looked for the tunnel port of a host that takes what comes from another one. */
    default void cameFrom(Bridge bridge, Bridge sender) {}

    /**
     * Packets with a tunnel key have come to a host by a port.
     *
     * @return whether nobody need follow them any further
     */
    default boolean crossed(Bridge bridge, Bridge.Port in, long vni) {
        return false;
    }

    /**
     * Packets of a host's own machines have come to where they are looked up by address in a network, with nothing else kept
     * beside them than where they came from, and nothing to be done after that.
     *
     * @return whether nobody need follow them any further
     */
    default boolean entered(Bridge bridge, long tag) {
        return false;
    }

    /**
     * Such packets have come to where they are sent to other hosts.
     *
     * @return whether nobody need follow them any further
     */
    default boolean left(Bridge bridge, long tag) {
        return false;
    }

    /** Whether it matters where frames are lost. */
    default boolean mindsLosses() {
        return false;
    }

    /**
     * Frames end at another host than their sender's, on the way there, or at a port that is not there.
     *
     * @param host where a table drops them; empty where it was no table
     */
    default void lost(String host, Frames frames) {}

    /** Frames went through more hosts or tables than any honest way has. */
    default void wentRound(Frames frames) {}

    /** A flow looks at the port that packets came in by, and that was not said: whether it matches is not known. */
    default void unsure() {}

    /** All ports of a host that meet the wire were looked through. */
    default void metTheWire(Bridge bridge) {}
}
