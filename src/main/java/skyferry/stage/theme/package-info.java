/**
 * How the window looks: shipped fonts, the light and the dark style sheet, icons. Comes in: the learner's choice. Goes out:
 * style sheets for scenes and popups.
 */
@NullMarked
package skyferry.stage.theme;

import org.jspecify.annotations.NullMarked;
