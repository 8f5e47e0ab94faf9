/**
 * The frame round the panes: the bars at the top and the foot, menus, the list of keys, messages over the canvas.
 */
@NullMarked
package skyferry.stage.shell;

import org.jspecify.annotations.NullMarked;
