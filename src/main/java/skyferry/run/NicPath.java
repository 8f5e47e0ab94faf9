package skyferry.run;

import java.util.Locale;
import skyferry.model.Nic;

/** The way that a card's frames take at an instant. */
public enum NicPath {
    /** Through a paravirtual device of the host. */
    VIRTIO,
    /** Straight to the guest through a virtual function. */
    VF,
    /** Through a macvtap device of the host on a virtual function. */
    MACVTAP,
    /** Straight to the guest through a virtual function that speaks virtio. */
    VDPA,
    /** Nowhere: the card is unplugged. */
    NONE;

    /** The name in checks: {@code vf}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of a card that is whole: a failover pair sends by its virtual function. */
    static NicPath of(Nic.Attach attach) {
        return switch (attach) {
            case VIRTIO -> VIRTIO;
            case VF, FAILOVER -> VF;
            case MACVTAP -> MACVTAP;
            case VDPA -> VDPA;
        };
    }
}
