/**
 * The quiz of a lesson: a form for each kind of question, what an answer is worth and why. Comes in: questions and what was answered
 * before. Goes out: marked answers.
 */
@NullMarked
package skyferry.stage.learn.quiz;

import org.jspecify.annotations.NullMarked;
