package skyferry.fabric;

import java.util.Arrays;
import java.util.List;
import skyferry.model.Fabric;

/**
 * Max-min fair rates of streams that come and go: no stream can have more without taking from one that has not more than it.
 * Links are full duplex: each direction is a resource of its own.
 *
 * <p>A change is repaired where it is felt. First the changed streams and those that were held back on their ways are solved
 * anew, the others given; then whoever no longer meets the condition joins them, until all do: the largest, by weight, on a
 * full cable of its way, or at its cap. As that allocation is unique, it is the one that solving for all would give. Where a
 * tenth of all streams is touched, all are solved at once, which is cheaper then.
 */
public final class Sharing {
    /** Two levels, or a load and a capacity, count as equal within this; rounding is a hundred times smaller. */
    private static final double SAME = 1e-12;

    /** A rate that changed by less than this part is not worth telling. */
    private static final double FELT = 1e-9;

    private static final int FEW = 64;
    private static final int PART = 10;

    private final Crossings crossings;
    private final Filling filling;
    private double[] rate = {};
    private double[] told = {};
    private int[] bottleneck = {};
    private boolean[] here = {};
    private long[] inSet = {};
    private long mark = 1;
    private int[] set = new int[64];
    private int setCount;

    public Sharing(Fabric fabric) {
        crossings = new Crossings();
        filling = new Filling(crossings);
        fabric(fabric);
    }

    private Sharing(Sharing other) {
        crossings = other.crossings.copy();
        filling = new Filling(crossings);
        rate = other.rate.clone();
        told = other.told.clone();
        bottleneck = other.bottleneck.clone();
        here = other.here.clone();
        inSet = other.inSet.clone();
        mark = other.mark;
        set = other.set.clone();
        setCount = other.setCount;
    }

    /** An independent copy that goes on exactly as this would. */
    public Sharing copy() {
        return new Sharing(this);
    }

    /**
     * A stream that wants a share.
     *
     * @param path node names, source first; of length 1 when source and destination are one host
     * @param capBytesPerSecond what it can use at most; infinite for no limit
     * @param weight its share against others; 1 for a single TCP stream
     */
    public record Stream(List<String> path, double capBytesPerSecond, double weight) {
        public Stream {
            path = List.copyOf(path);
        }
    }

    /** A stream begins; its number is good until it {@linkplain #leave leaves}. */
    public int join(Stream stream) {
        int number = crossings.add();
        grow();
        here[number] = true;
        enter(number, stream);
        return number;
    }

    private void grow() {
        if (rate.length < crossings.highest()) {
            int size = Math.max(16, 2 * crossings.highest());
            rate = Arrays.copyOf(rate, size);
            told = Arrays.copyOf(told, size);
            bottleneck = Arrays.copyOf(bottleneck, size);
            here = Arrays.copyOf(here, size);
            inSet = Arrays.copyOf(inSet, size);
        }
    }

    /** A stream takes another way, or can use more or less. */
    public void change(int number, Stream stream) {
        disturb(number);
        crossings.exit(number);
        enter(number, stream);
    }

    /** A stream ends. */
    public void leave(int number) {
        disturb(number);
        crossings.exit(number);
        crossings.remove(number);
        here[number] = false;
    }

    private void enter(int number, Stream stream) {
        rate[number] = 0;
        told[number] = Double.NaN;
        bottleneck[number] = Filling.NONE;
        crossings.enter(number, stream.path(), stream.capBytesPerSecond(), stream.weight());
        take(number);
        disturb(number);
    }

    /** The network changed: cables are faster, slower, gone or back. */
    public void fabric(Fabric fabric) {
        double[] now = crossings.capacities(fabric);
        for (int d = 0; d < crossings.directions(); d++) {
            double before = crossings.capacity(d);
            if (now[d] < before) {
                takeAll(d);
            } else if (now[d] > before) {
                takeHeld(d);
            }
            crossings.capacity(d, now[d]);
        }
    }

    /** Bytes per second of a stream since the last {@link #settle}; 0 over a missing link. */
    public double rate(int number) {
        return told[number];
    }

    /**
     * Shares the links anew after any number of changes; gives the streams that joined or changed, and those whose rate is
     * another than before by more than a billionth, in no order.
     */
    public int[] settle() {
        dropThoseThatLeft();
        if (setCount == 0) {
            mark++;
            return new int[0];
        }
        do {
            if (setCount > FEW && setCount * PART > crossings.size()) {
                takeEverything();
            }
            filling.solve(set, setCount, rate, inSet, mark);
        } while (offendersJoin());
        int[] changed = adopt();
        mark++;
        setCount = 0;
        return changed;
    }

    private void dropThoseThatLeft() {
        int count = 0;
        for (int i = 0; i < setCount; i++) {
            if (here[set[i]]) {
                set[count++] = set[i];
            }
        }
        setCount = count;
    }

    private int[] adopt() {
        int[] changed = new int[setCount];
        int count = 0;
        for (int i = 0; i < setCount; i++) {
            int stream = set[i];
            rate[stream] = filling.rate(stream);
            bottleneck[stream] = filling.bottleneck(stream);
            if (!(Math.abs(rate[stream] - told[stream]) <= FELT * told[stream])) {
                told[stream] = rate[stream];
                changed[count++] = stream;
            }
        }
        return Arrays.copyOf(changed, count);
    }

    /** Whoever of the others no longer meets the condition joins the set; false if none does. */
    private boolean offendersJoin() {
        int before = setCount;
        if (before == crossings.size()) {
            return false;
        }
        for (int i = 0; i < before; i++) {
            int held = filling.bottleneck(set[i]);
            if (held != Filling.NONE) {
                takeAbove(held, filling.level(set[i]));
            }
        }
        for (int i = 0; i < filling.touched(); i++) {
            int d = filling.touched(i);
            boolean full = filling.left(d) <= crossings.capacity(d) * SAME;
            takeNoLongerHeld(d, full ? filling.highest(d) : Double.POSITIVE_INFINITY);
        }
        return setCount > before;
    }

    /** Others that have more than a stream of the set that is held back there. */
    private void takeAbove(int direction, double level) {
        for (int i = 0; i < crossings.members(direction); i++) {
            int stream = crossings.member(direction, i);
            if (inSet[stream] != mark && level(stream) > level * (1 + SAME)) {
                take(stream);
            }
        }
    }

    /** Others that were held back there, and for which it is no longer so as somebody has more or the cable is not full. */
    private void takeNoLongerHeld(int direction, double highest) {
        for (int i = 0; i < crossings.members(direction); i++) {
            int stream = crossings.member(direction, i);
            if (inSet[stream] != mark && bottleneck[stream] == direction && highest > level(stream) * (1 + SAME)) {
                take(stream);
            }
        }
    }

    private double level(int stream) {
        return rate[stream] / crossings.weight(stream);
    }

    /** Those held back on a stream's way can now have more, or must have less. */
    private void disturb(int number) {
        for (int d : crossings.route(number)) {
            takeHeld(d);
        }
    }

    private void takeHeld(int direction) {
        for (int i = 0; i < crossings.members(direction); i++) {
            int stream = crossings.member(direction, i);
            if (bottleneck[stream] == direction) {
                take(stream);
            }
        }
    }

    private void takeAll(int direction) {
        for (int i = 0; i < crossings.members(direction); i++) {
            take(crossings.member(direction, i));
        }
    }

    private void takeEverything() {
        for (int d = 0; d < crossings.directions(); d++) {
            takeAll(d);
        }
    }

    private void take(int stream) {
        if (inSet[stream] != mark) {
            inSet[stream] = mark;
            if (setCount == set.length) {
                set = Arrays.copyOf(set, 2 * setCount);
            }
            set[setCount++] = stream;
        }
    }
}
