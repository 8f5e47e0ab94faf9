/**
 * What is open: the study, its run, the instant that is shown, what is selected, the move that is being prepared. The engine is
 * asked on one worker thread; answers that came too late are dropped. No control of the toolkit appears here.
 */
@NullMarked
package skyferry.stage.session;

import org.jspecify.annotations.NullMarked;
