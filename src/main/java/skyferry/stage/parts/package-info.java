/**
 * The small controls that several panes are made of: buttons with an icon, headings, cards, rows of switches. Each carries its
 * style class and its words for screen readers.
 */
@NullMarked
package skyferry.stage.parts;

import org.jspecify.annotations.NullMarked;
