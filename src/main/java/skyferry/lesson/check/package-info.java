/**
 * The check language (FORMATS, section 4): goals as expressions over a run. Small, total (no loops, no input, no output, at
 * most 200 nodes), typed with units. Comes in: an expression and the scenario it is about. Goes out: a tree in which every
 * name is known and every unit fits, or diagnostics with line and column; and, over a run, a verdict with the value found
 * and the instant of the first breach.
 */
@NullMarked
package skyferry.lesson.check;

import org.jspecify.annotations.NullMarked;
