/**
 * Trying lessons out before students do. Comes in: a lesson's folder. Goes out: what is wrong in its files with line and column,
 * whether its start fails and its solution passes in every variant, how far every measured limit is from turning over, and
 * how long it takes to read.
 */
@NullMarked
package skyferry.lesson.trial;

import org.jspecify.annotations.NullMarked;
