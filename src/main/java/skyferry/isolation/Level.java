package skyferry.isolation;

/** How closely one must look to decide: each level says nothing that the next one would not say too. */
public enum Level {
    /** Every flow and port by itself: none lets a packet change its owner, so none is ever changed. */
    CONTRACTS,
    /** Classes of senders at once: whose machines anything can reach that leaves a host or comes to one. */
    CLASSES,
    /** All frames of one port, symbolically, each leak replayed packet by packet. */
    EXACT
}
