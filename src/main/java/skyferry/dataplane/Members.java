package skyferry.dataplane;

import java.util.List;
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
    private final LongTrie<Alike> alike;

    private Members(Stage stage, LongTrie<Flow> untagged, LongTrie<Alike> alike) {
        this.stage = stage;
        this.untagged = untagged;
        this.alike = alike;
    }

    static Members none(Stage stage) {
        return new Members(stage, LongTrie.empty(), LongTrie.empty());
    }

    /** How many have the same actions; others whose actions have the same hash hang on behind. */
    private record Alike(
            List<FlowAction> actions, int count, @Nullable Alike others) {
        static @Nullable Alike changed(@Nullable Alike from, List<FlowAction> actions, int by) {
            if (from == null) {
                return new Alike(actions, by, null);
            }
            if (!from.actions.equals(actions)) {
                return new Alike(from.actions, from.count, changed(from.others, actions, by));
            }
            return from.count + by == 0 ? from.others : new Alike(from.actions, from.count + by, from.others);
        }

        boolean hasSameActions(@Nullable Alike other) {
            return other != null
                    && actions.equals(other.actions)
                    && (others == null ? other.others == null : others.hasSameActions(other.others));
        }
    }

    /** What those do that send a packet on, each only once however many do it. */
    public void forEachActions(Consumer<List<FlowAction>> action) {
        alike.forEach(first -> {
            for (Alike at = first; at != null; at = at.others) {
                action.accept(at.actions);
            }
        });
    }

    /** Whether there is something that only these do, or only the others. */
    boolean differInActions(Members other) {
        boolean[] differ = new boolean[1];
        alike.forEachDifference(other.alike, hash -> {
            Alike mine = alike.get(hash);
            differ[0] |= mine == null || !mine.hasSameActions(other.alike.get(hash));
        });
        return differ[0];
    }

    /** Whether a packet goes on from there to anybody but back to its sender. */
    public static boolean leadsOn(List<FlowAction> actions) {
        for (FlowAction action : actions) {
            boolean leads = switch (action) {
                case FlowAction.Resubmit _, FlowAction.Track _, FlowAction.Output _, FlowAction.OutputRegister _ ->
                    true;
                case FlowAction.SetField _,
                        FlowAction.Move _,
                        FlowAction.OutputInPort _,
                        FlowAction.Commit _,
                        FlowAction.PushVlan _,
                        FlowAction.PopVlan _,
                        FlowAction.Learn _ -> false;
            };
            if (leads) {
                return true;
            }
        }
        return false;
    }

    private static LongTrie<Alike> counted(LongTrie<Alike> alike, List<FlowAction> actions, int by) {
        if (!leadsOn(actions)) {
            return alike;
        }
        long hash = actions.hashCode();
        Alike next = Alike.changed(alike.get(hash), actions, by);
        return next == null ? alike.without(hash) : alike.with(hash, next);
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
        Flow old = untagged.get(value);
        if (next.equals(old)) {
            return this;
        }
        LongTrie<Alike> fewer = old == null ? alike : counted(alike, old.actions(), -1);
        return new Members(stage, untagged.with(value, next), counted(fewer, next.actions(), 1));
    }

    Members without(long value) {
        Flow old = untagged.get(value);
        return old == null ? this : new Members(stage, untagged.without(value), counted(alike, old.actions(), -1));
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
