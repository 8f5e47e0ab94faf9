/** Commands without a window: arguments in, text and exit codes out. */
@NullMarked
package skyferry.cli;

import org.jspecify.annotations.NullMarked;
