/**
 * What is recalled after a lesson: cards that are turned over, questions of a quiz, ten seconds of a run as a moving picture. Comes
 * in: cards, questions and runs. Goes out: how well something was remembered.
 */
@NullMarked
package skyferry.stage.learn.recall;

import org.jspecify.annotations.NullMarked;
