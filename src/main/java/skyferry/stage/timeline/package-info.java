/**
 * The lower part of the window: buttons and speed of the player, the lanes of the run, scrubbing.
 */
@NullMarked
package skyferry.stage.timeline;

import org.jspecify.annotations.NullMarked;
