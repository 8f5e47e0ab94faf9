package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.memory.Sent;
import skyferry.model.MigrationOptions;

/** What a page that was written costs on its way; depends on the way it is packed. */
interface Pricing {
    /** Bytes on the wire of a page of the bitmap's segment, as an average. */
    double bytes(int segment);

    /** Time of the sender besides the bytes, nanoseconds. */
    double nanos(int segment);

    /** Work of processors for a page of the bitmap's segment while bytes are on their way, nanoseconds. */
    double work(int segment);

    /** The same for a page that is sent for the first time. */
    double freshWork();

    /** Share of the pages that is sent whole. */
    double whole(int segment);

    /** Bytes of a page that is sent for the first time. */
    double freshBytes();

    /** Connections that do the work side by side. */
    int connections();

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
    record Whole(double freshBytes, double freshWork, int connections, int pagesPerLot) implements Pricing {
        @Override
        public double bytes(int segment) {
            return freshBytes;
        }

        @Override
        public double nanos(int segment) {
            return 0;
        }

        @Override
        public double work(int segment) {
            return freshWork;
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
        double encrypting = work(spec, 4096 + 8);
        if (spec.options().delta().xbzrle()) {
            return new DeltaCache(
                    layout,
                    spec.options().delta().cacheBytes(),
                    spec.vm().memory().changedBytes(),
                    spec.machine(),
                    work(spec, 1));
        }
        return spec.options().channels().multifd()
                ? multifd(spec)
                : new Whole(4096 + 8, encrypting, 1, spec.machine().pagesCountedTogether());
    }

    private static double work(MoveSpec spec, double bytes) {
        return spec.machine().work().encryptSeconds(spec.options().stream().tls(), bytes) * 1e9;
    }

    /** 8 bytes of address and flags before every page. */
    static Pricing plain(Assumptions machine) {
        return new Whole(4096 + 8, 0, 1, machine.pagesCountedTogether());
    }

    /** Packets of 128 pages over several channels: about 10 bytes of header a page (rule 26), compressed if that is asked for. */
    private static Pricing multifd(MoveSpec spec) {
        MigrationOptions.Channels channels = spec.options().channels();
        StreamWork can = spec.machine().work();
        double bytes = can.pageBytes(channels, spec.vm().memory().compressesTo()) + 10;
        double work = can.compressSeconds(channels) * 1e9 + work(spec, bytes);
        return new Whole(bytes, work / Math.max(1, channels.count()), Math.max(1, channels.count()), 128);
    }
}
