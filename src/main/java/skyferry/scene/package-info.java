/**
 * What to draw, without a toolkit: the world at an instant becomes a list of draw operations and a list of areas that can be hit.
 * One picture serves the window, films, reports and tests. Text is measured by the advance widths of the shipped fonts.
 */
@NullMarked
package skyferry.scene;

import org.jspecify.annotations.NullMarked;
