package skyferry.stage.options;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import skyferry.model.Technique;

/** Options that are about one thing, in the order in which they are shown, and the techniques that they matter to. */
enum OptionGroup {
    STREAM(StreamOptions.STREAM, EnumSet.complementOf(EnumSet.of(Technique.COLD, Technique.RESTART))),
    THROTTLE(GuestOptions.THROTTLE, EnumSet.of(Technique.PRECOPY, Technique.HYBRID, Technique.BLOCK)),
    CHANNELS(StreamOptions.CHANNELS, EnumSet.of(Technique.PRECOPY, Technique.STOP_COPY, Technique.BLOCK)),
    DELTA(StreamOptions.DELTA, EnumSet.of(Technique.PRECOPY, Technique.HYBRID, Technique.BLOCK)),
    POSTCOPY(TechniqueOptions.POSTCOPY, EnumSet.of(Technique.PRECOPY, Technique.POSTCOPY, Technique.HYBRID)),
    GUEST(
            GuestOptions.GUEST,
            EnumSet.of(Technique.PRECOPY, Technique.HYBRID, Technique.BLOCK, Technique.SUSPEND, Technique.STOP_COPY)),
    DEVICES(
            TechniqueOptions.DEVICES,
            EnumSet.of(Technique.PRECOPY, Technique.POSTCOPY, Technique.HYBRID, Technique.STOP_COPY, Technique.BLOCK)),
    STORAGE(TechniqueOptions.STORAGE, EnumSet.of(Technique.BLOCK, Technique.COLD)),
    CHECKPOINTS(TechniqueOptions.CHECKPOINTS, EnumSet.of(Technique.REMUS)),
    CONTAINERS(TechniqueOptions.CONTAINERS, EnumSet.of(Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART));

    private final List<Option> options;
    private final Set<Technique> techniques;

    OptionGroup(List<Option> options, Set<Technique> techniques) {
        this.options = options;
        this.techniques = techniques;
    }

    List<Option> options() {
        return options;
    }

    /** Whether it matters to a technique. */
    boolean concerns(Technique technique) {
        return techniques.contains(technique);
    }
}
