/**
 * The dialogue of a lesson to listen to: its transcript with the sentence that is spoken, and the buttons that play it. Comes in: the
 * desk's talk. Goes out: what the learner wants to hear.
 */
@NullMarked
package skyferry.stage.learn.talk;

import org.jspecify.annotations.NullMarked;
