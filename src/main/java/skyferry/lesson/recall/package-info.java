/**
 * What keeps a lesson in mind: cards, and when each is asked for again. Comes in: {@code cards.tsv} and a learner's grades.
 * Goes out: cards with replays of runs, Anki's text format, and days by FSRS-6. No clock: who calls says which day it is.
 */
@NullMarked
package skyferry.lesson.recall;

import org.jspecify.annotations.NullMarked;
