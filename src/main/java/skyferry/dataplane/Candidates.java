package skyferry.dataplane;

/**
 * The flows that can match packets with certain values in a table's key fields, in the order of a lookup: those before
 * {@code split}, then the members, then the rest.
 */
public final class Candidates {
    private final Flow[] flows;
    private final int split;
    private final Members members;

    Candidates(Flow[] flows, int split, Members members) {
        this.flows = flows;
        this.split = split;
        this.members = members;
    }

    /** How many there are beside the members. */
    public int size() {
        return flows.length;
    }

    /** The flow at a place, those before {@link #split} before the members. */
    public Flow get(int place) {
        return flows[place];
    }

    public int split() {
        return split;
    }

    public Members members() {
        return members;
    }

    /** How many flows of a row come before any member. */
    static int split(Flow[] flows) {
        int split = 0;
        while (split < flows.length && flows[split].priority() > Members.PRIORITY) {
            split++;
        }
        return split;
    }
}
