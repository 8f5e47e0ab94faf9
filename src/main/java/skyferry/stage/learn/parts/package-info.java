/** Labels and buttons as all parts of lessons have them. Comes in: words. Goes out: nodes. */
@NullMarked
package skyferry.stage.learn.parts;

import org.jspecify.annotations.NullMarked;
