package skyferry.migration;

import skyferry.model.LensRules;
import skyferry.model.Technique;

/** Makes moves. */
public final class Moves {
    private Moves() {}

    /** A move by the technique that the specification names, under the rules of its lens. */
    public static Move of(MoveSpec spec) {
        return switch (spec.technique()) {
            case PRECOPY, POSTCOPY, HYBRID, STOP_COPY -> live(spec);
            case BLOCK -> new MirrorThenMove(spec, StoragePrices.DEFAULTS);
            case REMUS -> new RemusMove(spec, CheckpointPrices.DEFAULTS);
            case COLD -> new StagedMove(spec, new ColdPlan(spec, StoragePrices.DEFAULTS));
            case SUSPEND ->
                new StagedMove(spec, new SuspendPlan(spec, StoragePrices.DEFAULTS, ResidentMemory.of(spec.vm())));
            case CRIU -> new StagedMove(spec, new CriuPlan(spec, ContainerPrices.PODMAN, ResidentMemory.of(spec.vm())));
            case CRIU_LAZY ->
                new StagedMove(spec, new CriuLazyPlan(spec, ContainerPrices.PODMAN, ResidentMemory.of(spec.vm())));
            case RESTART -> new StagedMove(spec, new RestartPlan(spec, ContainerPrices.PODMAN));
        };
    }

    private static Move live(MoveSpec spec) {
        return live(spec, Governor.of(spec));
    }

    /** A move of memory by the loop of its lens, under a governor that may have begun before it. */
    static Move live(MoveSpec spec, Governor governor) {
        boolean inRounds = spec.technique() == Technique.PRECOPY || spec.technique() == Technique.STOP_COPY;
        return switch (spec.options().rules()) {
            case LensRules.Xen rules when inRounds -> new RoundMove(spec);
            case LensRules.XenClassic rules when inRounds -> new RoundMove(spec);
            case LensRules.Vmotion rules when inRounds -> new RoundMove(spec);
            default -> governor.equals(Governor.NONE) ? new QemuMove(spec) : new GovernedMove(spec, governor);
        };
    }

    /** Memory is copied in rounds while the guest runs, until the rest fits into the downtime limit (QEMU's loop). */
    public static Move precopy(MoveSpec spec) {
        return new QemuMove(spec.with(Technique.PRECOPY));
    }

    /** The guest is paused first, then everything is sent by the same loop. */
    public static Move stopAndCopy(MoveSpec spec) {
        return new QemuMove(spec.with(Technique.STOP_COPY));
    }
}
