package skyferry.cli;

import java.io.PrintWriter;
import java.util.function.DoubleConsumer;

/** Shows how far long work has come, on a terminal only. */
final class Progress {
    private static final int STEPS = 20;

    private Progress() {}

    /** Takes shares 0..1; silent where nobody watches. */
    static DoubleConsumer on(PrintWriter out) {
        if (System.console() == null || !System.console().isTerminal()) {
            return share -> {};
        }
        return share -> {
            int done = (int) Math.round(share * STEPS);
            out.print("\r" + "#".repeat(done) + "-".repeat(STEPS - done) + " " + Math.round(100 * share) + " %");
            if (share >= 1) {
                out.println();
            }
            out.flush();
        };
    }
}
