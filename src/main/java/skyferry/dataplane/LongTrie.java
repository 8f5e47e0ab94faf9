package skyferry.dataplane;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A map from long to a value that never changes: an update makes a new map that shares all but a path of nodes with the old
 * one (hash array mapped trie, Bagwell 2001). The order of its values depends on the keys alone.
 */
final class LongTrie<V> {
    private static final LongTrie<?> EMPTY = new LongTrie<>(new Node(0, new Object[0]), 0);
    private static final int STEP = 5;

    private final Node root;
    private final int size;

    private LongTrie(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    /** A branch: the bit of a child's digit is set in {@code present}; a child is a {@code Node} or a {@code Leaf}. */
    private record Node(int present, Object[] children) {}

    private record Leaf(long key, Object value) {}

    @SuppressWarnings("unchecked") // holds nothing, so it holds anything
    static <V> LongTrie<V> empty() {
        return (LongTrie<V>) EMPTY;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only V goes in
    @Nullable
    V get(long key) {
        long digits = mix(key);
        Object at = root;
        while (at instanceof Node node) {
            int bit = 1 << (digits & 31);
            if ((node.present & bit) == 0) {
                return null;
            }
            at = node.children[index(node, bit)];
            digits >>>= STEP;
        }
        Leaf leaf = (Leaf) at;
        return leaf.key == key ? (V) leaf.value : null;
    }

    LongTrie<V> with(long key, V value) {
        boolean known = get(key) != null;
        return new LongTrie<>(put(root, mix(key), 0, new Leaf(key, value)), known ? size : size + 1);
    }

    LongTrie<V> without(long key) {
        return get(key) == null ? this : new LongTrie<>(remove(root, mix(key)), size - 1);
    }

    void forEach(Consumer<V> action) {
        visit(root, action);
    }

    @SuppressWarnings("unchecked") // only V goes in
    private static <V> void visit(Node node, Consumer<V> action) {
        for (Object child : node.children) {
            if (child instanceof Node inner) {
                visit(inner, action);
            } else {
                action.accept((V) ((Leaf) child).value);
            }
        }
    }

    /** All keys, in the order of {@link #forEach}. */
    long[] keys() {
        LongStream.Builder keys = LongStream.builder();
        collectKeys(root, keys);
        return keys.build().toArray();
    }

    private static void collectKeys(Node node, LongStream.Builder keys) {
        for (Object child : node.children) {
            if (child instanceof Node inner) {
                collectKeys(inner, keys);
            } else {
                keys.add(((Leaf) child).key);
            }
        }
    }

    /** The keys whose values are not the same objects in both maps. What both share is not looked at. */
    void forEachDifference(LongTrie<V> other, LongConsumer action) {
        differ(root, other.root, action);
    }

    private static void differ(@Nullable Object one, @Nullable Object other, LongConsumer action) {
        if (one == other) {
            return;
        }
        if (one instanceof Node(int bits, Object[] some) && other instanceof Node(int otherBits, Object[] others)) {
            if (bits == otherBits) {
                for (int i = 0; i < some.length; i++) {
                    if (some[i] != others[i]) {
                        differ(some[i], others[i], action);
                    }
                }
                return;
            }
            for (int all = bits | otherBits; all != 0; all &= all - 1) {
                int bit = Integer.lowestOneBit(all);
                Object mine = (bits & bit) == 0 ? null : some[Integer.bitCount(bits & (bit - 1))];
                Object theirs = (otherBits & bit) == 0 ? null : others[Integer.bitCount(otherBits & (bit - 1))];
                differ(mine, theirs, action);
            }
            return;
        }
        if (one instanceof Leaf mine && other instanceof Leaf theirs && mine.key == theirs.key) {
            if (mine.value != theirs.value) {
                action.accept(mine.key);
            }
            return;
        }
        // one of them is a single leaf or nothing, so that neither search is long
        visitLeaves(one, leaf -> {
            Leaf same = find(other, leaf.key);
            if (same == null || same.value != leaf.value) {
                action.accept(leaf.key);
            }
        });
        visitLeaves(other, leaf -> {
            if (find(one, leaf.key) == null) {
                action.accept(leaf.key);
            }
        });
    }

    private static void visitLeaves(@Nullable Object part, Consumer<Leaf> action) {
        if (part instanceof Node node) {
            for (Object child : node.children) {
                visitLeaves(child, action);
            }
        } else if (part instanceof Leaf leaf) {
            action.accept(leaf);
        }
    }

    private static @Nullable Leaf find(@Nullable Object part, long key) {
        if (part instanceof Node node) {
            for (Object child : node.children) {
                Leaf found = find(child, key);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return part instanceof Leaf leaf && leaf.key == key ? leaf : null;
    }

    private static Node put(Node node, long digits, int depth, Leaf leaf) {
        int bit = 1 << (digits & 31);
        int at = index(node, bit);
        if ((node.present & bit) == 0) {
            Object[] wider = new Object[node.children.length + 1];
            System.arraycopy(node.children, 0, wider, 0, at);
            wider[at] = leaf;
            System.arraycopy(node.children, at, wider, at + 1, node.children.length - at);
            return new Node(node.present | bit, wider);
        }
        Object[] same = node.children.clone();
        same[at] = switch (node.children[at]) {
            case Node inner -> put(inner, digits >>> STEP, depth + 1, leaf);
            case Leaf old when old.key != leaf.key -> split(old, leaf, depth + 1);
            default -> leaf;
        };
        return new Node(node.present, same);
    }

    private static Node split(Leaf old, Leaf leaf, int depth) {
        Node one = put(new Node(0, new Object[0]), mix(old.key) >>> (STEP * depth), depth, old);
        return put(one, mix(leaf.key) >>> (STEP * depth), depth, leaf);
    }

    private static Node remove(Node node, long digits) {
        int bit = 1 << (digits & 31);
        int at = index(node, bit);
        Object[] next;
        if (node.children[at] instanceof Node inner) {
            Node less = remove(inner, digits >>> STEP);
            if (less.children.length > 0) {
                next = node.children.clone();
                next[at] = less.children.length == 1 && less.children[0] instanceof Leaf only ? only : less;
                return new Node(node.present, next);
            }
        }
        next = Arrays.copyOf(node.children, node.children.length - 1);
        System.arraycopy(node.children, at + 1, next, at, next.length - at);
        return new Node(node.present & ~bit, next);
    }

    private static int index(Node node, int bit) {
        return Integer.bitCount(node.present & (bit - 1));
    }

    /** A bijection of 64 bits, so that two keys never share all digits (the finalizer of SplitMix64). */
    private static long mix(long key) {
        long z = (key ^ key >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
