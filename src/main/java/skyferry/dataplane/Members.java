package skyferry.dataplane;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a network's machines are, or who answers ARP for them: flows of one table and one key that differ in one field only, as
 * one map by that field. Immutable. Hosts know a network by different tags but the same machines, so what is kept of each flow
 * leaves the tag out, and all hosts can share one map; with a tag it is seen as flows again.
 */
public final class Members {
    /** All have this priority: among flows of equal priority they are looked at first. */
    static final int PRIORITY = 100;

    private final Stage stage;
    private final LongTrie<Flow> untagged;

    private Members(Stage stage, LongTrie<Flow> untagged) {
        this.stage = stage;
        this.untagged = untagged;
    }

    static Members none(Stage stage) {
        return new Members(stage, LongTrie.empty());
    }

    /** Whether a table keeps its flows of that form in such a map. */
    static boolean fits(Flow flow) {
        Match match = flow.match();
        if (flow.priority() != PRIORITY || !match.fixes(Field.REG6)) {
            return false;
        }
        if (flow.table() == Stage.ARP_RESPONDER.table()) {
            return match.size() == 4
                    && match.fixes(Field.ARP_TPA)
                    && match.fixes(Field.ARP_OP)
                    && match.valueOf(Field.ARP_OP) == 1
                    && match.fixes(Field.ETH_TYPE)
                    && match.valueOf(Field.ETH_TYPE) == Packet.ARP;
        }
        return (flow.table() == Stage.L2_REMOTE.table() || flow.table() == Stage.L2_LEARNED.table())
                && match.size() == 2
                && match.fixes(Field.ETH_DST);
    }

    /** The field by which they differ. */
    public Field field() {
        return stage == Stage.ARP_RESPONDER ? Field.ARP_TPA : Field.ETH_DST;
    }

    public int size() {
        return untagged.size();
    }

    /** The flow of one value of the field, its match without the tag. */
    public @Nullable Flow get(long value) {
        return untagged.get(value);
    }

    /** All of them, their matches without the tag, in an order that follows from the values alone. */
    public void forEach(Consumer<Flow> action) {
        untagged.forEach(action);
    }

    /** A flow with the tag that it was kept without. */
    public static Flow tagged(Flow flow, long tag) {
        return flow.withMatch(flow.match().with(Field.REG6, tag));
    }

    static Flow untagged(Flow flow) {
        return flow.withMatch(flow.match().without(Field.REG6));
    }

    @Nullable
    Flow find(Flow like, long tag) {
        Flow found = get(like.match().valueOf(field()));
        return found == null ? null : tagged(found, tag);
    }

    Members with(Flow flow) {
        long value = flow.match().valueOf(field());
        Flow next = untagged(flow);
        return next.equals(untagged.get(value)) ? this : new Members(stage, untagged.with(value, next));
    }

    Members without(long value) {
        LongTrie<Flow> fewer = untagged.without(value);
        return fewer == untagged ? this : new Members(stage, fewer);
    }

    /** Tells which flows have come and gone, with a tag. What both share is not looked at. */
    void differences(Members before, long tag, Differences differences) {
        untagged.forEachDifference(before.untagged, value -> {
            Flow old = before.get(value);
            Flow now = get(value);
            if (old != null && !old.equals(now)) {
                differences.went(tagged(old, tag));
            }
            if (now != null && !now.equals(old)) {
                differences.cameTo(tagged(now, tag));
            }
        });
    }
}
