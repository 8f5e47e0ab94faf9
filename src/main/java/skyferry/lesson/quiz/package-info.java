/**
 * Questions after a lesson: choice with a word on each answer, true or false, a word, a number, matching, ordering, and "which
 * run is this?". Comes in: {@code quiz.gift} in Moodle's GIFT format, ordering as Moodle's plug-in writes it. Goes out:
 * {@link skyferry.lesson.quiz.Question}s, marks for answers, GIFT again without loss.
 */
@NullMarked
package skyferry.lesson.quiz;

import org.jspecify.annotations.NullMarked;
