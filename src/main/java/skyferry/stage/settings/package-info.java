/** What somebody chose and finds again at the next start. */
@NullMarked
package skyferry.stage.settings;

import org.jspecify.annotations.NullMarked;
