/**
 * Every event of the run as a sentence: to read, to copy, to jump to.
 */
@NullMarked
package skyferry.stage.narration;

import org.jspecify.annotations.NullMarked;
