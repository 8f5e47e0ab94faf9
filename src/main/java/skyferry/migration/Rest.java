package skyferry.migration;

import skyferry.memory.Layout;

/** What a stream has still to send at an instant, all of it together. */
record Rest(SendQueue queue, StreamState state, double writtenSeconds) {

    private long amount(int place) {
        return place == state.at ? state.left : queue.amount(place);
    }

    private double zero(int place) {
        return queue.zeroShare(place, writtenSeconds);
    }

    /** Bytes on the wire. */
    double bytes() {
        double bytes = 0;
        for (int i = state.at; i < queue.size(); i++) {
            bytes += (double) amount(i) / Layout.PAGE * queue.bytesPerPage(i, zero(i));
        }
        return bytes;
    }

    /** Work of processors while these bytes are on their way, nanoseconds. */
    double work() {
        double nanos = 0;
        for (int i = state.at; i < queue.size(); i++) {
            nanos += (double) amount(i) / Layout.PAGE * queue.workPerPage(i, zero(i));
        }
        return nanos;
    }

    /** It is sent, as so many bytes. */
    void take(double bytes) {
        for (int i = state.at; i < queue.size(); i++) {
            long amount = amount(i);
            long zero = Math.round(amount * zero(i));
            state.zero += zero;
            state.normal += Math.round((amount - zero) * queue.whole(i));
            state.processorNanos += Math.round((double) amount / Layout.PAGE * queue.processorNanosPerPage(i, zero(i)));
        }
        state.sent += Math.round(bytes * Sender.BYTE);
        state.at = queue.size() - 1;
        state.left = 0;
    }
}
