/**
 * The world on the canvas: pictures of the scene drawn, machines lifted with the pointer or by keys, verdicts asked for and shown.
 */
@NullMarked
package skyferry.stage.canvas;

import org.jspecify.annotations.NullMarked;
