package skyferry.migration;

import skyferry.model.Curve;

/**
 * What the guest notices of its move.
 *
 * @param speed share of its time in which it runs: 1 unhindered, 0 paused; throttle and waiting for pages lie between
 * @param faults pages that it has asked for so far (post-copy)
 */
public record GuestView(Curve speed, Curve faults) {
    public static final GuestView NONE = new GuestView(
            Curve.builder().level(0, 1).build(), Curve.builder().level(0, 0).build());
}
