package skyferry.migration;

import skyferry.memory.Layout;
import skyferry.model.Vm;

/** How much of a machine's memory there is to save: pages that were written, and pages written since an earlier copy. */
record ResidentMemory(Layout layout) {
    static ResidentMemory of(Vm vm) {
        return new ResidentMemory(Layout.of(vm));
    }

    /** All pages. */
    long all() {
        return layout.end() / Layout.PAGE;
    }

    /** Pages that were never written until {@code seconds} of writing at full rate. */
    long zero(double seconds) {
        double pages = 0;
        for (int i = 0; i < layout.size(); i++) {
            pages += pages(i) * layout.zeroShare(i, seconds);
        }
        return Math.min(all(), Math.round(pages));
    }

    /** Distinct pages written between two amounts of writing: U(t). */
    double written(double since, double now) {
        double pages = 0;
        for (int i = 0; i < layout.size(); i++) {
            pages += pages(i)
                    * (layout.swept(i)
                            ? Math.min(1, layout.writesPerPage(i) * (now - since))
                            : layout.dirtyShare(i, now - since));
        }
        return pages;
    }

    /**
     * Pages that the guest writes before they arrive, if all pages arrive evenly within {@code seconds} of its writing: it
     * waits for each of them. Pages that it only reads are not known.
     */
    double missed(double seconds) {
        double pages = 0;
        for (int i = 0; i < layout.size(); i++) {
            double writes = layout.writesPerPage(i) * seconds;
            double early = writes == 0 ? 0 : 1 + StrictMath.expm1(-writes) / writes;
            pages += pages(i) * early;
        }
        return pages;
    }

    private double pages(int i) {
        return (double) (layout.end(i) - layout.start(i)) / Layout.PAGE;
    }
}
