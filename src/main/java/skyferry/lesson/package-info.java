/**
 * Lessons: what a student reads, predicts, does and explains beside a run. Comes in: a lesson folder with {@code lesson.md}
 * (Markdown with a YAML front matter). Goes out: {@link skyferry.lesson.Lesson}, steps of blocks of text as a tree of the
 * lesson's own, so that any surface can show it, or diagnostics with line and column.
 */
@NullMarked
package skyferry.lesson;

import org.jspecify.annotations.NullMarked;
