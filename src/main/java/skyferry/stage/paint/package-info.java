/**
 * Draw operations onto a JavaFX canvas, at most once a pulse and only when something changed.
 */
@NullMarked
package skyferry.stage.paint;

import org.jspecify.annotations.NullMarked;
