package skyferry.stage.session;

import java.util.Optional;
import skyferry.model.Action;
import skyferry.model.Verb;
import skyferry.run.WorldAt;
import skyferry.scene.Picture.Target;

/** Something that can be done with a host or a cable. */
public enum ThingAction {
    /** Moves all machines of a host elsewhere. */
    DRAIN(Verb.DRAIN),
    /** Takes the power from a host. */
    FAIL_HOST(Verb.FAIL_HOST),
    /** Cuts a cable. */
    CUT_LINK(Verb.CUT_LINK),
    /** Puts a cut cable in again. */
    RESTORE_LINK(Verb.RESTORE_LINK);

    private final Verb verb;

    ThingAction(Verb verb) {
        this.verb = verb;
    }

    /** Whether it is done with things of that kind. */
    public boolean suits(Target target) {
        return switch (this) {
            case DRAIN, FAIL_HOST -> target instanceof Target.HostTarget;
            case CUT_LINK, RESTORE_LINK -> target instanceof Target.LinkTarget;
        };
    }

    /** The code of the reason why it cannot be done with a thing now; empty if it can. */
    public Optional<String> obstacle(Session session, Target target) {
        if (!session.study().allows(verb)) {
            return Optional.of("not-allowed");
        }
        return switch (target) {
            case Target.HostTarget host -> ofHost(session.world().hosts().get(host.host()));
            case Target.LinkTarget link -> ofLink(session.world().links().get(link.link()));
            default -> Optional.of("wrong-thing");
        };
    }

    private Optional<String> ofHost(WorldAt.@org.jspecify.annotations.Nullable HostAt host) {
        if (host == null || this == CUT_LINK || this == RESTORE_LINK) {
            return Optional.of("wrong-thing");
        }
        if (!host.up()) {
            return Optional.of("host-down");
        }
        return this == DRAIN && host.vms().isEmpty() ? Optional.of("empty-host") : Optional.empty();
    }

    private Optional<String> ofLink(WorldAt.@org.jspecify.annotations.Nullable LinkAt link) {
        if (link == null || this == DRAIN || this == FAIL_HOST) {
            return Optional.of("wrong-thing");
        }
        boolean fits = link.up() == (this == CUT_LINK);
        return fits ? Optional.empty() : Optional.of(link.up() ? "not-cut" : "cut-already");
    }

    /** Does it at the instant shown, if it can be done; whether it can. */
    public boolean perform(Session session, Target target) {
        boolean can = obstacle(session, target).isEmpty();
        if (can) {
            long now = session.player().now();
            switch (target) {
                case Target.HostTarget host -> host(session, now, host.host());
                case Target.LinkTarget link ->
                    session.act(
                            this == CUT_LINK
                                    ? new Action.CutLink(now, link.link())
                                    : new Action.RestoreLink(now, link.link()));
                default -> throw new IllegalStateException(this + " of " + target);
            }
        }
        return can;
    }

    private void host(Session session, long now, String host) {
        if (this == DRAIN) {
            session.drain(host);
        } else {
            session.act(new Action.FailHost(now, host));
        }
    }
}
