/**
 * What leaves the window: the run as a picture, a film, a table or a report, written beside the window's thread.
 */
@NullMarked
package skyferry.stage.outgoing;

import org.jspecify.annotations.NullMarked;
