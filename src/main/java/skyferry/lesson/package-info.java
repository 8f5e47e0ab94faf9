/**
 * Lessons: a page of text with steps, beside a scenario. Comes in: a lesson folder. Goes out: a small tree of text that a window
 * can show without knowing Markdown. Knows no toolkit.
 */
@NullMarked
package skyferry.lesson;

import org.jspecify.annotations.NullMarked;
