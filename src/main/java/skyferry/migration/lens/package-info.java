/**
 * What the production systems make of a move: for each lens its defaults, its stop rule, and every value with a label and a
 * source. Comes in: a {@link skyferry.model.Lens}. Goes out: a {@link skyferry.migration.lens.LensProfile}, and the system's own
 * words and error texts from a bundle. Moves nothing.
 */
@NullMarked
package skyferry.migration.lens;

import org.jspecify.annotations.NullMarked;
