/**
 * Time on the screen: playing, speed, slow motion through the switch-over, steps to the next and the last event. Pure but for
 * its properties: a test drives it with its own clock.
 */
@NullMarked
package skyferry.stage.player;

import org.jspecify.annotations.NullMarked;
