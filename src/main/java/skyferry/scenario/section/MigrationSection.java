package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.lens.LensProfile;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;

/** {@code migration}: QEMU's options by their names, {@code -} as {@code _} (QEMU 8.1, {@code qapi/migration.json}), and the lens' own. */
final class MigrationSection {
    static final List<Key<?>> KEYS = LensKeys.with(joined(StreamKeys.KEYS, GuestKeys.KEYS, TechniqueKeys.KEYS));

    static final Struct TYPE = new Struct("migration", KEYS);

    private MigrationSection() {}

    private static List<Key<?>> joined(List<Key<?>> stream, List<Key<?>> guest, List<Key<?>> technique) {
        List<Key<?>> all = new ArrayList<>(stream);
        all.addAll(guest);
        all.addAll(technique);
        return List.copyOf(all);
    }

    /** What holds where the author says nothing: the lens' own defaults. */
    static MigrationOptions defaults(Lens lens) {
        return LensProfile.of(lens).defaults();
    }

    /** Whether any option is given. */
    static boolean any(Fields fields) {
        return KEYS.stream().anyMatch(fields::has);
    }

    /** The options given, the others as they are; keys of another lens are errors. */
    static MigrationOptions over(MigrationOptions base, Fields fields, Reading in) {
        MigrationOptions general = new MigrationOptions(
                StreamKeys.stream(base.stream(), fields),
                GuestKeys.throttle(base.throttle(), fields),
                StreamKeys.delta(base.delta(), fields),
                StreamKeys.channels(base.channels(), fields),
                TechniqueKeys.postcopy(base.postcopy(), fields),
                GuestKeys.guest(base.guest(), fields),
                TechniqueKeys.devices(base.devices(), fields),
                TechniqueKeys.storage(base.storage(), fields),
                TechniqueKeys.checkpoints(base.checkpoints(), fields),
                TechniqueKeys.containers(base.containers(), fields),
                base.rules());
        return LensKeys.over(general, fields, in);
    }
}
