/**
 * What keys and values a file may hold, said once: the same description reads a tree, reports what is wrong with it, and
 * writes the JSON Schema that editors use. Comes in: nodes of {@link skyferry.scenario.text}. Goes out: typed values with
 * their places.
 */
@NullMarked
package skyferry.scenario.shape;

import org.jspecify.annotations.NullMarked;
