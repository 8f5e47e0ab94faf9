package skyferry.migration;

/** Where a moving machine's pages are at any instant: the same model as the numbers, seen by address. */
public interface PageHistory {

    /** The state of the memory at an instant, in {@code cells} parts of equal size in address order. */
    PageMap at(long nanos, int cells);

    /**
     * One share per cell, each 0..1.
     *
     * @param toSend share of the cell's pages that are queued and not sent yet in this round
     * @param dirtied share of the cell's pages written since the last sync: the next round has to send them
     * @param arrived share of the cell's pages whose newest content is at the destination
     * @param zero share of the cell's pages that were never written
     */
    record PageMap(float[] toSend, float[] dirtied, float[] arrived, float[] zero) {}

    /** Nothing moves. */
    PageHistory NONE =
            (nanos, cells) -> new PageMap(new float[cells], new float[cells], new float[cells], new float[cells]);
}
