/**
 * What a lesson is about to the window, without a picture of it: which step, what was guessed and explained, which goals are
 * reached, what may be done now. Comes in: the session's run and the learner's record. Goes out: properties for the views, notes
 * for the record.
 */
@NullMarked
package skyferry.stage.learn.desk;

import org.jspecify.annotations.NullMarked;
