package skyferry.migration;

import skyferry.model.Curve;

/**
 * Pages that are copied once, in order of address.
 *
 * @param memory whose pages
 * @param seconds writing done when the copy was made
 * @param share how much of memory is copied, 0..1
 */
record CopiedInOrder(ResidentMemory memory, double seconds, Curve share) implements PageHistory {
    @Override
    public PageMap at(long nanos, int cells) {
        float[] toSend = new float[cells];
        float[] arrived = new float[cells];
        double copied = share.at(nanos) * cells;
        for (int i = 0; i < cells; i++) {
            arrived[i] = (float) Math.clamp(copied - i, 0, 1);
            toSend[i] = share.isEmpty() || nanos < share.fromNanos(0) ? 0 : 1 - arrived[i];
        }
        return new PageMap(toSend, new float[cells], arrived, zero(cells));
    }

    private float[] zero(int cells) {
        double[] sum = new double[cells];
        double width = (double) memory.layout().end() / cells;
        for (int i = 0; i < memory.layout().size(); i++) {
            double from = memory.layout().start(i);
            double until = memory.layout().end(i);
            double zero = memory.layout().zeroShare(i, seconds);
            for (int c = (int) (from / width); c < cells && c * width < until; c++) {
                sum[c] += zero * (Math.min(until, (c + 1) * width) - Math.max(from, c * width)) / width;
            }
        }
        float[] shares = new float[cells];
        for (int i = 0; i < cells; i++) {
            shares[i] = (float) Math.clamp(sum[i], 0, 1);
        }
        return shares;
    }
}
