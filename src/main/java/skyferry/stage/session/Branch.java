package skyferry.stage.session;

import skyferry.run.Run;

/**
 * One future of a study, with what was done in it.
 *
 * @param number 1 for the run that was opened
 * @param parent the branch it was forked from; 0 for none
 * @param forkedNanos the instant shown when it was forked
 * @param run as it is now, or as it was left
 * @param shown whether it is the one on the canvas
 */
public record Branch(int number, int parent, long forkedNanos, Run run, boolean shown) {}
