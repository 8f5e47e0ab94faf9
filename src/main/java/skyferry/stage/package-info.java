/**
 * The window: draw operations and figures in, a JavaFX scene out; what people do with pointer and keys becomes actions of the
 * run. The shell, the composition of all parts and the way in live here; each feature has a package of its own. Everything
 * slow happens on the worker thread of {@link skyferry.stage.session}.
 */
@NullMarked
package skyferry.stage;

import org.jspecify.annotations.NullMarked;
