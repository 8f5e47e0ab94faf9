/**
 * The learner's record: what each learner on this machine did, in one SQLite file of the user's data folder. Comes in: notes, one
 * a step. Goes out: the same notes after any crash, how far a learner is in a lesson, and all of it as JSON. A note is on the
 * disk before {@link skyferry.record.LearnerRecord#append} returns; nothing leaves the machine unasked.
 */
@NullMarked
package skyferry.record;

import org.jspecify.annotations.NullMarked;
