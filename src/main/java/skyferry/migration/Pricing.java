package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.memory.Sent;

/** What a page that was written costs on its way; depends on the way it is packed. */
interface Pricing {
    /** Bytes on the wire of a page of the bitmap's segment, as an average. */
    double bytes(int segment);

    /** Time of the sender besides the bytes, nanoseconds. */
    double nanos(int segment);

    /** Share of the pages that is sent whole. */
    double whole(int segment);

    /** Bytes of a page that is sent for the first time. */
    double freshBytes();

    /** Pages that leave together before the rate limit is looked at. */
    int pagesPerLot();

    /** A sync is about to be made: the sender came so far. */
    default void beforeSync(DirtyBitmap bitmap, Sent sent) {}

    /** The sync was made. */
    default void afterSync(DirtyBitmap bitmap) {}

    /** Longest piece of written memory that has one price, in pages; {@link Long#MAX_VALUE} for any. */
    default long cellPages() {
        return Long.MAX_VALUE;
    }

    /** A copy that goes on on its own. */
    Pricing copy();

    /** Whole pages with a header each. */
    record Whole(double freshBytes, int pagesPerLot) implements Pricing {
        @Override
        public double bytes(int segment) {
            return freshBytes;
        }

        @Override
        public double nanos(int segment) {
            return 0;
        }

        @Override
        public double whole(int segment) {
            return 1;
        }

        @Override
        public Pricing copy() {
            return this;
        }
    }

    /** The way of packing that a move's options ask for. */
    static Pricing of(MoveSpec spec, Layout layout) {
        if (spec.options().delta().xbzrle()) {
            return new DeltaCache(
                    layout,
                    spec.options().delta().cacheBytes(),
                    spec.vm().memory().changedBytes(),
                    spec.machine());
        }
        return spec.options().channels().multifd() ? multifd() : plain(spec.machine());
    }

    /** 8 bytes of address and flags before every page. */
    static Pricing plain(Assumptions machine) {
        return new Whole(4096 + 8, machine.pagesCountedTogether());
    }

    /** Packets of 128 pages over several channels: about 10 bytes of header a page (rule 26). */
    static Pricing multifd() {
        return new Whole(4096 + 10, 128);
    }
}
