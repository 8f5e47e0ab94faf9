package skyferry.run;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list that cannot be changed, each of whose values is made from another when it is asked for. */
final class LazyList<T, V> extends AbstractList<V> implements RandomAccess {
    private final List<T> from;
    private final Function<T, V> make;
    private final AtomicReferenceArray<@Nullable V> made;

    LazyList(List<T> from, Function<T, V> make) {
        this.from = from;
        this.make = make;
        made = new AtomicReferenceArray<>(from.size());
    }

    @Override
    public V get(int index) {
        V value = made.get(index);
        if (value == null) {
            value = make.apply(from.get(index));
            made.set(index, value);
        }
        return value;
    }

    @Override
    public int size() {
        return from.size();
    }
}
