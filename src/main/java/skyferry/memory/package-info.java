/**
 * How a guest writes its memory. Comes in: a machine's page classes, patterns, phases. Goes out: expected numbers of dirty
 * pages in closed form ({@link skyferry.memory.DirtyBitmap}), and a page-by-page view of the same model
 * ({@link skyferry.memory.PageLottery}). Amounts of pages are whole multiples of 2^-20 page, so that sums are exact in any
 * order. Knows no network and no migration.
 */
@NullMarked
package skyferry.memory;

import org.jspecify.annotations.NullMarked;
