/**
 * Pages over the whole window: all lessons with what the learner can do of each, the learner's own record, the reference of the
 * check language. Comes in: the library, the record. Goes out: what to open.
 */
@NullMarked
package skyferry.stage.learn.overview;

import org.jspecify.annotations.NullMarked;
