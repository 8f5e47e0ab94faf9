package skyferry.stage.words;

import skyferry.model.Action;
import skyferry.scene.Quantities;

/** Says what was done in the world, in a few words with its instant. */
public final class ActionWords {
    private final Words words;

    public ActionWords(Words words) {
        this.words = words;
    }

    /** What was done and when. */
    public String tell(Action action) {
        return words.of("did.at", what(action), Quantities.clock(action.atNanos()));
    }

    private String what(Action action) {
        return switch (action) {
            case Action.Migrate a -> words.of("did.migrate", a.vm(), a.to());
            case Action.Cancel a -> words.of("did.cancel", a.vm());
            case Action.SetLinkRate a -> words.of("did.link-rate", a.linkId(), Quantities.rate(a.bytesPerSecond()));
            case Action.SetPauseLimit a -> words.of("did.pause-limit", a.vm(), Quantities.duration(a.nanos()));
            case Action.SetOption a -> words.of("did.option", a.vm());
            case Action.SetLoad a -> words.of("did.load", a.vm(), a.scale());
            case Action.CutLink a -> words.of("did.cut", a.linkId());
            case Action.RestoreLink a -> words.of("did.restore", a.linkId());
            case Action.InjectFault a ->
                words.of("did.fault", words.code("fault", a.fault().kind().id()));
            case Action.ClearFault a ->
                words.of("did.clear", words.code("fault", a.kind().id()));
            case Action.StartPostcopy a -> words.of("did.postcopy", a.vm());
            case Action.Recover a -> words.of("did.recover", a.vm());
            case Action.SetThrottle a -> words.of("did.throttle", a.vm(), a.percent());
            case Action.FailHost a -> words.of("did.fail", a.host());
            case Action.Restart a -> words.of("did.restart", a.vm());
            case Action.Attach a -> words.of("did.attach", a.vm(), a.network());
            case Action.Detach a -> words.of("did.detach", a.vm(), a.network());
            case Action.ClearDuplicate a -> words.of("did.clear-duplicate", a.vm());
            case Action.Wait a -> words.of("did.wait");
            case Action.Other a -> a.verb().id();
        };
    }
}
