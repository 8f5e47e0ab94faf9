/**
 * What a step of a lesson is made of on the page: prediction, goals with their verdicts, own words, hints, help that fades. Comes
 * in: the desk's properties. Goes out: cards that follow them until they are let go.
 */
@NullMarked
package skyferry.stage.learn.step;

import org.jspecify.annotations.NullMarked;
