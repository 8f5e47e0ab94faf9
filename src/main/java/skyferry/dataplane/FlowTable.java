package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A numbered table of flows. Immutable; a change makes a new one that shares every bucket that it does not touch.
 *
 * <p>Flows that fix the table's key field ({@link Stage}) lie in a bucket of that value, the others in one more; each bucket
 * is in the order of {@link Flow#ORDER}. A lookup walks the two buckets that can match side by side.
 */
public final class FlowTable {
    private static final Flow[] NONE = new Flow[0];

    private final int number;
    private final Field key;
    private final LongTrie<Flow[]> keyed;
    private final Flow[] others;
    private final int size;

    private FlowTable(int number, Field key, LongTrie<Flow[]> keyed, Flow[] others, int size) {
        this.number = number;
        this.key = key;
        this.keyed = keyed;
        this.others = others;
        this.size = size;
    }

    /** The table of that number with no flow in it. */
    public static FlowTable empty(int number) {
        Field key = Stage.of(number).map(Stage::key).orElse(Field.IN_PORT);
        return new FlowTable(number, key, LongTrie.empty(), NONE, 0);
    }

    public int number() {
        return number;
    }

    /** The field that the buckets go by. */
    public Field key() {
        return key;
    }

    /** How many flows it holds. */
    public int size() {
        return size;
    }

    /** The table after a push: what is removed goes first; a flow that is added replaces the same entry. */
    FlowTable with(Collection<Flow> remove, Collection<Flow> add) {
        Map<Long, Flow[]> touched = new LinkedHashMap<>();
        Flow[] rest = others;
        for (Flow flow : remove) {
            if (isKeyed(flow)) {
                touched.merge(keyOf(flow), without(bucket(touched, keyOf(flow)), flow), (old, next) -> next);
            } else {
                rest = without(rest, flow);
            }
        }
        for (Flow flow : add) {
            if (isKeyed(flow)) {
                touched.merge(keyOf(flow), with(bucket(touched, keyOf(flow)), flow), (old, next) -> next);
            } else {
                rest = with(rest, flow);
            }
        }
        LongTrie<Flow[]> next = keyed;
        int count = size - others.length + rest.length;
        for (Map.Entry<Long, Flow[]> entry : touched.entrySet()) {
            count += entry.getValue().length - bucket(entry.getKey()).length;
            next = entry.getValue().length == 0
                    ? next.without(entry.getKey())
                    : next.with(entry.getKey(), entry.getValue());
        }
        return new FlowTable(number, key, next, rest, count);
    }

    private boolean isKeyed(Flow flow) {
        return flow.match().fixes(key);
    }

    private long keyOf(Flow flow) {
        return flow.match().valueOf(key);
    }

    private Flow[] bucket(Map<Long, Flow[]> touched, long value) {
        Flow[] found = touched.get(value);
        return found == null ? bucket(value) : found;
    }

    private Flow[] bucket(long value) {
        Flow[] found = keyed.get(value);
        return found == null ? NONE : found;
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
        return Optional.ofNullable(firstMatch(bucket(header.get(key)), others, header));
    }

    private static @org.jspecify.annotations.Nullable Flow firstMatch(Flow[] some, Flow[] rest, Header header) {
        int i = 0;
        int j = 0;
        while (i < some.length || j < rest.length) {
            boolean fromSome = j == rest.length || i < some.length && Flow.ORDER.compare(some[i], rest[j]) <= 0;
            Flow flow = fromSome ? some[i++] : rest[j++];
            if (flow.match().matches(header)) {
                return flow;
            }
        }
        return null;
    }

    /** The entry of the same table, priority and match. */
    public Optional<Flow> find(Flow like) {
        Flow[] bucket = isKeyed(like) ? bucket(keyOf(like)) : others;
        int at = Arrays.binarySearch(bucket, like, Flow.ORDER);
        return at < 0 ? Optional.empty() : Optional.of(bucket[at]);
    }

    /** The flows that can match while the key field has a value, in the order of a lookup. */
    public List<Flow> candidates(long keyValue) {
        return merged(bucket(keyValue));
    }

    /** All flows in the order of a lookup. */
    public List<Flow> flows() {
        List<Flow> all = new ArrayList<>(Arrays.asList(others));
        forEachBucket(bucket -> all.addAll(Arrays.asList(bucket)));
        all.sort(Flow.ORDER);
        return List.copyOf(all);
    }

    private List<Flow> merged(Flow[] bucket) {
        List<Flow> all = new ArrayList<>(bucket.length + others.length);
        all.addAll(Arrays.asList(bucket));
        all.addAll(Arrays.asList(others));
        all.sort(Flow.ORDER);
        return all;
    }

    private void forEachBucket(Consumer<Flow[]> action) {
        keyed.forEach(action);
    }
}
