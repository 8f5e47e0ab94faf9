/**
 * The simulator: a scenario and a list of actions in, a {@link skyferry.run.Timeline} out, always the same one. Answers what
 * the world looks like at an instant, what happened and why, and lets a run be forked. Knows no files, words or pixels.
 */
@NullMarked
package skyferry.run;

import org.jspecify.annotations.NullMarked;
