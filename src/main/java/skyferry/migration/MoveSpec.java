package skyferry.migration;

import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.model.Vm;

/**
 * What a move is to do.
 *
 * @param number 0 for the first move of the run
 * @param startNanos the command's instant
 * @param initialLoadScale factor on the guest's write rates at time 0 of the run; later changes come by {@link Move#load}
 * @param machine what is assumed of the hosts
 */
public record MoveSpec(
        int number,
        Vm vm,
        String from,
        String to,
        Technique technique,
        Lens lens,
        MigrationOptions options,
        long startNanos,
        double initialLoadScale,
        Assumptions machine,
        Stepping stepping) {

    /** The same move by another technique. */
    public MoveSpec with(Technique other) {
        return new MoveSpec(
                number, vm, from, to, other, lens, options, startNanos, initialLoadScale, machine, stepping);
    }

    /** The same move of the machine as it is described here. */
    public MoveSpec with(Vm other) {
        return new MoveSpec(
                number, other, from, to, technique, lens, options, startNanos, initialLoadScale, machine, stepping);
    }

    /** The same move between hosts of which other things are assumed. */
    public MoveSpec on(Assumptions other) {
        return new MoveSpec(
                number, vm, from, to, technique, lens, options, startNanos, initialLoadScale, other, stepping);
    }

    /** The same move at another instant. */
    public MoveSpec startingAt(long nanos) {
        return new MoveSpec(number, vm, from, to, technique, lens, options, nanos, initialLoadScale, machine, stepping);
    }

    /** The same move with other options. */
    public MoveSpec with(MigrationOptions other) {
        return new MoveSpec(
                number, vm, from, to, technique, lens, other, startNanos, initialLoadScale, machine, stepping);
    }
}
