/**
 * The right part of the window: the figures of what is selected, why they are what they are, whether it can move.
 */
@NullMarked
package skyferry.stage.inspector;

import org.jspecify.annotations.NullMarked;
