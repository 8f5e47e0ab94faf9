package skyferry.migration.lens;

import java.util.List;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;

/**
 * A production system as a preset.
 *
 * @param defaults what holds where nobody says anything
 * @param rule what makes it stop the guest
 * @param values every default that matters, with label and source
 */
public record LensProfile(Lens lens, MigrationOptions defaults, StopRule rule, List<LensValue> values) {
    public LensProfile {
        values = List.copyOf(values);
        if (defaults.rules().lens() != lens) {
            throw new IllegalArgumentException(
                    "lens " + lens + " with rules of " + defaults.rules().lens());
        }
    }

    /** The system's preset. */
    public static LensProfile of(Lens lens) {
        return switch (lens) {
            case QEMU -> QemuLenses.qemu();
            case LIBVIRT -> QemuLenses.libvirt();
            case NOVA -> QemuLenses.nova();
            case KUBEVIRT -> QemuLenses.kubeVirt();
            case VMOTION -> OtherLenses.vmotion();
            case XEN -> OtherLenses.xen();
            case XEN_CLASSIC -> OtherLenses.xenClassic();
            case HYPERV -> OtherLenses.hyperV();
        };
    }
}
