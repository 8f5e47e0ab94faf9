package skyferry.stage.canvas;

import java.util.Optional;
import javafx.scene.control.Label;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Session;
import skyferry.stage.session.ThingAction;
import skyferry.stage.words.Words;

/**
 * A host or a cable in hand: a host is pulled by its name out of its card, which empties it; a cable is pulled out of its place,
 * which cuts it, or puts it in again. What letting go would do stands beside the pointer.
 */
final class Pull extends Label {
    /** How far a cable has to be pulled, pixels. */
    private static final double LOOSE = 36;

    /** The part of a host's card at which it is pulled, pixels from above. */
    private static final double HANDLE = 34;

    private static final double BESIDE = 14;

    private final Words words;
    private final Session session;
    private Optional<Picture.Hit> held = Optional.empty();
    private double pressedX;
    private double pressedY;

    Pull(Words words, Session session) {
        this.words = words;
        this.session = session;
        setId("pull");
        getStyleClass().addAll("card", "floating");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Takes hold of what lies under the pointer, if it can be pulled there. */
    void press(Optional<Picture.Hit> hit, double x, double y) {
        pressedX = x;
        pressedY = y;
        held = hit.filter(h -> switch (h.target()) {
            case Target.HostTarget host -> y - h.y() < HANDLE;
            case Target.LinkTarget link -> true;
            default -> false;
        });
    }

    /** Whether something is in hand. */
    boolean holds() {
        return held.isPresent();
    }

    /** Follows the pointer and says what letting go would do. */
    void drag(double x, double y) {
        held.ifPresent(hit -> {
            Target target = hit.target();
            setText(action(target)
                    .obstacle(session, target)
                    .map(code ->
                            words.of("move.item", words.of("command." + action(target)), words.code("reason", code)))
                    .orElseGet(() -> says(hit, x, y)));
            setVisible(true);
            autosize();
            relocate(x + BESIDE, y + BESIDE);
        });
    }

    private String says(Picture.Hit hit, double x, double y) {
        Target target = hit.target();
        String key = "pull." + action(target) + (isOut(hit, x, y) ? ".out" : ".in");
        return target instanceof Target.HostTarget host
                ? words.of(
                        key,
                        host.host(),
                        Optional.ofNullable(session.world().hosts().get(host.host()))
                                .map(at -> at.vms().size())
                                .orElse(0))
                : words.of(key);
    }

    private ThingAction action(Target target) {
        if (target instanceof Target.LinkTarget link) {
            boolean up = Optional.ofNullable(session.world().links().get(link.link()))
                    .filter(at -> at.up())
                    .isPresent();
            return up ? ThingAction.CUT_LINK : ThingAction.RESTORE_LINK;
        }
        return ThingAction.DRAIN;
    }

    private boolean isOut(Picture.Hit hit, double x, double y) {
        return hit.target() instanceof Target.HostTarget
                ? x < hit.x() || x > hit.x() + hit.w() || y < hit.y() || y > hit.y() + hit.h()
                : Math.hypot(x - pressedX, y - pressedY) > LOOSE;
    }

    /** Lets go; does what was said if the thing was pulled far enough. Whether something had been pulled. */
    boolean release(double x, double y) {
        boolean pulled = isVisible();
        setVisible(false);
        if (pulled) {
            held.filter(hit -> isOut(hit, x, y))
                    .ifPresent(hit -> action(hit.target()).perform(session, hit.target()));
        }
        held = Optional.empty();
        return pulled;
    }
}
