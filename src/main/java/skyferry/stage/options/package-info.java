/**
 * How a move is set: the options of a migration as rows of a form, each with its unit, its bounds and its default, grouped by
 * what they are about. In come a technique and options, out go others; what was typed is checked and refused in one sentence.
 */
@NullMarked
package skyferry.stage.options;

import org.jspecify.annotations.NullMarked;
