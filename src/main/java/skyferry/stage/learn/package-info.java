/**
 * The lesson beside the canvas: its text step by step, its goals, what real machines measured beside what the run computed.
 */
@NullMarked
package skyferry.stage.learn;

import org.jspecify.annotations.NullMarked;
