/**
 * The simulator: a scenario and a list of actions in, a {@link skyferry.run.Timeline} out, always the same one. Answers what
 * the world looks like at an instant, what happened and why, and lets a run be forked. Knows no files, words or pixels.
 *
 * <p>Failures ({@link skyferry.migration.Failure}) can come at any instant, by verbs and by faults. Before the hand-over the
 * guest stays the source's; while it is handed over the source keeps its paused copy until the destination runs; after the
 * switch to post-copy losing a host loses the guest, and losing the network lets it wait until it is recovered. The whole table
 * is {@code failures.csv} beside the tests, with a source a row. In every run the engine checks itself: one copy runs at most,
 * and the destination has every page that the guest wrote; what it finds is an event, and an
 * {@link skyferry.run.EngineDefect} on the command line.
 */
@NullMarked
package skyferry.run;

import org.jspecify.annotations.NullMarked;
