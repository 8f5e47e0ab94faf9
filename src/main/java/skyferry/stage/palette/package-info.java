/** The search over everything in the window: things on the canvas, commands, lessons, terms, what happened in the run. */
@NullMarked
package skyferry.stage.palette;

import org.jspecify.annotations.NullMarked;
