package skyferry.model;

import java.util.Locale;

/** The production system whose rules, defaults and words a migration follows. */
public enum Lens {
    QEMU,
    LIBVIRT,
    NOVA,
    KUBEVIRT,
    VMOTION,
    XEN,
    XEN_CLASSIC,
    HYPERV;

    /** The name in scenario files: {@code xen-classic}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
