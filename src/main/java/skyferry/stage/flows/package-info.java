/**
 * Looking at flow tables in the window: which layers the canvas shows, a packet traced from one machine to another, and the
 * state of isolation with what would mend it. Comes in: the session's run and instant. Goes out: layers for the canvas, panes.
 */
@NullMarked
package skyferry.stage.flows;

import org.jspecify.annotations.NullMarked;
