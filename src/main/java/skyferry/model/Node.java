package skyferry.model;

/** A box of the physical network. Two nodes are the same if they have the same name. */
public record Node(String id, Kind kind, String site, boolean mpls, long ageingNanos) {

    /** What the box does. */
    public enum Kind {
        HOST,
        SWITCH,
        ROUTER
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node node && node.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
