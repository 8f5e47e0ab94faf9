/**
 * A text file as a tree of nodes with marks, and what is wrong with it. Comes in: YAML 1.2. Goes out: an immutable tree in
 * which every node knows its line and column, and {@link skyferry.scenario.text.Diagnostic}s that print as compilers print
 * them. Knows nothing of what the file is about.
 */
@NullMarked
package skyferry.scenario.text;

import org.jspecify.annotations.NullMarked;
