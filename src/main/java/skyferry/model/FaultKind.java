package skyferry.model;

import java.util.Locale;

/** What can be wrong with a data plane, a link, a host or the controller. */
public enum FaultKind {
    STALE_FLOW,
    EARLY_SWITCH,
    WRONG_VNI,
    UNCHECKED_VNI,
    REUSED_TAG,
    NO_ANTISPOOF,
    GROUP_NOT_FOLLOWED,
    GROUP_FAIL_OPEN,
    WRONG_VTEP,
    STALE_ARP,
    LOST_RARP,
    DUPLICATE_MAC,
    SMALL_MTU,
    VF_LEAK,
    HOST_DOWN,
    LINK_DOWN,
    SITE_DOWN,
    CONTROLLER_DOWN,
    STORAGE_DOWN;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
