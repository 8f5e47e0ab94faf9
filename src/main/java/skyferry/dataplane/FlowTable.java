package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A numbered table of flows. Immutable; a change makes a new one that shares every bucket that it does not touch.
 *
 * <p>Flows that say where one machine of a network is lie in a map of their own for each key ({@link Members}). Others that fix
 * the table's key field ({@link Stage}) lie in a bucket of that value, those that fix its second key in one of
 * that, the others in one more; each bucket is in the order of {@link Flow#ORDER}. A lookup walks the buckets that can
 * match side by side.
 */
public final class FlowTable {
    private static final Flow[] NONE = new Flow[0];
    private static final long SECOND = 1L << 40;

    private final int number;
    private final Field key;
    private final @Nullable Field second;
    private final LongTrie<Bucket> buckets;
    private final Flow[] others;
    private final Members none;
    private final int size;

    /**
     * Flows of one key, and the same with those of no key among them, each in the order of a lookup, and the members beside them.
     */
    private record Bucket(Flow[] own, Flow[] all, Members members) {}

    private FlowTable(FlowTable like, LongTrie<Bucket> buckets, Flow[] others, int size) {
        this.number = like.number;
        this.key = like.key;
        this.second = like.second;
        this.none = like.none;
        this.buckets = buckets;
        this.others = others;
        this.size = size;
    }

    private FlowTable(int number) {
        this.number = number;
        this.key = Stage.of(number).map(Stage::key).orElse(Field.IN_PORT);
        this.second = Stage.of(number).map(Stage::secondKey).orElse(null);
        this.none = Members.none(Stage.of(number).orElse(Stage.L2_REMOTE));
        this.buckets = LongTrie.empty();
        this.others = NONE;
        this.size = 0;
    }

    /** The table of that number with no flow in it. */
    public static FlowTable empty(int number) {
        return new FlowTable(number);
    }

    public int number() {
        return number;
    }

    /** How many flows it holds. */
    public int size() {
        return size;
    }

    /** The table after a push: what is removed goes first; a flow that is added replaces the same entry. */
    FlowTable with(Collection<Flow> remove, Collection<Flow> add) {
        Map<Long, Edit> edits = new LinkedHashMap<>();
        remove.forEach(flow -> edit(edits, flow).remove(flow));
        add.forEach(flow -> edit(edits, flow).add(flow));
        Edit others = edits.get(-1L);
        return with(edits, others == null ? this.others : others.flows);
    }

    /** The table with other members of a key. */
    FlowTable withMembers(long place, Members members) {
        Edit edit = new Edit(place);
        edit.members = members;
        return with(Map.of(place, edit), others);
    }

    private Edit edit(Map<Long, Edit> edits, Flow flow) {
        return edits.computeIfAbsent(place(flow), Edit::new);
    }

    private FlowTable with(Map<Long, Edit> edits, Flow[] rest) {
        LongTrie<Bucket> next = rest == others ? buckets : remerged(rest);
        int count = size + rest.length - others.length;
        for (Map.Entry<Long, Edit> entry : edits.entrySet()) {
            long place = entry.getKey();
            Edit edit = entry.getValue();
            Flow[] old = bucket(place);
            Members before = members(place);
            if (place >= 0 && (edit.flows != old || edit.members != before)) {
                count += edit.flows.length - old.length + edit.members.size() - before.size();
                next = edit.flows.length == 0 && edit.members.size() == 0
                        ? next.without(place)
                        : next.with(place, new Bucket(edit.flows, merged(edit.flows, rest), edit.members));
            }
        }
        return new FlowTable(this, next, rest, count);
    }

    /** A bucket while it is being changed. */
    private final class Edit {
        private Flow[] flows;
        private Members members;

        Edit(long place) {
            flows = bucket(place);
            members = members(place);
        }

        void remove(Flow flow) {
            if (Members.fits(flow)) {
                members = members.without(flow.match().valueOf(members.field()));
            } else {
                flows = without(flows, flow);
            }
        }

        void add(Flow flow) {
            if (Members.fits(flow)) {
                members = members.with(flow);
            } else {
                flows = FlowTable.with(flows, flow);
            }
        }
    }

    /** All buckets with other flows of no key among them: these change hardly ever. */
    private LongTrie<Bucket> remerged(Flow[] rest) {
        LongTrie<Bucket> next = LongTrie.empty();
        for (long place : buckets.keys()) {
            Flow[] own = bucket(place);
            next = next.with(place, new Bucket(own, merged(own, rest), members(place)));
        }
        return next;
    }

    /** The bucket that a flow lies in, -1 for the one without a key. */
    private long place(Flow flow) {
        if (flow.match().fixes(key)) {
            return flow.match().valueOf(key);
        }
        return second != null && flow.match().fixes(second)
                ? SECOND | flow.match().valueOf(second)
                : -1;
    }

    private Flow[] bucket(long place) {
        if (place < 0) {
            return others;
        }
        Bucket found = buckets.get(place);
        return found == null ? NONE : found.own;
    }

    private Members members(long place) {
        Bucket found = place < 0 ? null : buckets.get(place);
        return found == null ? none : found.members;
    }

    private static Flow[] without(Flow[] bucket, Flow flow) {
        int at = Arrays.binarySearch(bucket, flow, Flow.ORDER);
        if (at < 0) {
            return bucket;
        }
        Flow[] next = Arrays.copyOf(bucket, bucket.length - 1);
        System.arraycopy(bucket, at + 1, next, at, next.length - at);
        return next;
    }

    private static Flow[] with(Flow[] bucket, Flow flow) {
        int at = Arrays.binarySearch(bucket, flow, Flow.ORDER);
        if (at >= 0) {
            Flow[] same = bucket.clone();
            same[at] = flow;
            return same;
        }
        int place = -at - 1;
        Flow[] next = Arrays.copyOf(bucket, bucket.length + 1);
        System.arraycopy(bucket, place, next, place + 1, bucket.length - place);
        next[place] = flow;
        return next;
    }

    /** The flow that a packet hits; empty when none matches, and Open vSwitch drops. */
    public Optional<Flow> lookup(Header header) {
        Candidates candidates = candidates(header::get);
        Flow member = candidates.members().get(header.get(candidates.members().field()));
        boolean hit = member != null && member.match().matches(header);
        for (int i = 0; i < candidates.size(); i++) {
            if (i == candidates.split() && hit) {
                break;
            }
            if (candidates.get(i).match().matches(header)) {
                return Optional.of(candidates.get(i));
            }
        }
        return hit && member != null ? Optional.of(Members.tagged(member, header.get(key))) : Optional.empty();
    }

    /** The flows that can match a packet with certain values in the key fields. */
    public Candidates candidates(ToLongFunction<Field> values) {
        Bucket first = buckets.get(values.applyAsLong(key));
        Bucket more = second == null ? null : buckets.get(SECOND | values.applyAsLong(second));
        Flow[] flows = others;
        if (first != null && more != null) {
            flows = merged(first.own, more.all);
        } else if (first != null) {
            flows = first.all;
        } else if (more != null) {
            flows = more.all;
        }
        return new Candidates(flows, Candidates.split(flows), first == null ? none : first.members);
    }

    /** Whether a flow fixes the key field at a value. */
    public boolean names(long keyValue) {
        return buckets.get(keyValue) != null;
    }

    /** Whether flows that differ by machine only are kept as members. */
    public boolean hasMembers() {
        return number == Stage.ARP_RESPONDER.table()
                || number == Stage.L2_REMOTE.table()
                || number == Stage.L2_LEARNED.table();
    }

    /** The buckets that a packet with certain values in the key fields looks into, as {@link #differences} names them. */
    public void keys(ToLongFunction<Field> values, LongConsumer action) {
        action.accept(values.applyAsLong(key));
        if (second != null) {
            action.accept(SECOND | values.applyAsLong(second));
        }
    }

    private static Flow[] merged(Flow[] some, Flow[] more) {
        if (some.length == 0 || more.length == 0) {
            return some.length == 0 ? more : some;
        }
        Flow[] all = new Flow[some.length + more.length];
        int i = 0;
        int j = 0;
        for (int k = 0; k < all.length; k++) {
            boolean first = j == more.length || i < some.length && Flow.ORDER.compare(some[i], more[j]) <= 0;
            all[k] = first ? some[i++] : more[j++];
        }
        return all;
    }

    /** The entry of the same table, priority and match. */
    public Optional<Flow> find(Flow like) {
        if (Members.fits(like)) {
            return Optional.ofNullable(members(place(like)).find(like, place(like)));
        }
        Flow[] bucket = bucket(place(like));
        int at = Arrays.binarySearch(bucket, like, Flow.ORDER);
        return at < 0 ? Optional.empty() : Optional.of(bucket[at]);
    }

    /** The flows that fix the key field at a value, in the order of a lookup. */
    List<Flow> keyedBy(long value) {
        return List.of(bucket(value));
    }

    /** All flows in the order of a lookup. */
    public List<Flow> flows() {
        List<Flow> all = new ArrayList<>(Arrays.asList(others));
        for (long place : buckets.keys()) {
            all.addAll(Arrays.asList(bucket(place)));
            members(place).forEach(flow -> all.add(Members.tagged(flow, place)));
        }
        all.sort(Flow.ORDER);
        return List.copyOf(all);
    }

    /** Tells which packets' outcome in the table can differ from before: those with a key, or all of them. */
    void differences(FlowTable before, Differences differences) {
        if (this == before) {
            return;
        }
        boolean all = others != before.others;
        if (all) {
            differences.allFlows(number);
            differences(others, before.others, differences);
        }
        buckets.forEachDifference(before.buckets, place -> {
            differences(bucket(place), before.bucket(place), differences);
            if (!all && bucket(place) != before.bucket(place)) {
                differences.flows(number, place);
            }
            differences(members(place), before.members(place), place, differences);
        });
    }

    private void differences(Members now, Members before, long place, Differences differences) {
        if (now == before) {
            return;
        }
        now.differences(before, place, differences);
        differences.members(number, place);
        if (differences.mindsMemberActions() && now.differInActions(before)) {
            differences.memberActions(number, place);
        }
    }

    /** Two rows of flows in the order of a lookup, side by side. */
    private static void differences(Flow[] now, Flow[] before, Differences differences) {
        if (now == before) {
            return;
        }
        int i = 0;
        int j = 0;
        while (i < now.length || j < before.length) {
            int order = i == now.length ? 1 : j == before.length ? -1 : Flow.ORDER.compare(now[i], before[j]);
            if (order != 0 || !now[i].equals(before[j])) {
                if (order >= 0) {
                    differences.went(before[j]);
                }
                if (order <= 0) {
                    differences.cameTo(now[i]);
                }
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }
}
