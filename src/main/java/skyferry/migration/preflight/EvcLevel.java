package skyferry.migration.preflight;

import java.util.List;
import skyferry.model.CpuModel;

/** VMware's levels of Enhanced vMotion Compatibility: a CPU at one level also does those below it. */
final class EvcLevel {
    /** Intel's levels L0 to L11 (list of J. Tietz 2018 up to Skylake; those above from memory of the field). */
    private static final List<String> INTEL = List.of(
            "Merom",
            "Penryn",
            "Nehalem",
            "Westmere",
            "SandyBridge",
            "IvyBridge",
            "Haswell",
            "Broadwell",
            "Skylake",
            "Cascadelake",
            "Icelake",
            "SapphireRapids");

    private EvcLevel() {}

    /** {@code L6} for Haswell; the model's name where VMware has no level of that name. */
    static String of(CpuModel model) {
        for (int level = 0; level < INTEL.size(); level++) {
            if (model.id().startsWith(INTEL.get(level))) {
                return "L" + level;
            }
        }
        return model.id();
    }
}
