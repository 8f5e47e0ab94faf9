package skyferry.stage.session;

import java.util.Optional;
import skyferry.model.Action;
import skyferry.model.Verb;
import skyferry.run.Event;
import skyferry.run.WorldAt;

/** Something that can be done with a move under way. */
public enum MoveAction {
    /** Gives it up. */
    CANCEL(Verb.CANCEL),
    /** Goes on as post-copy. */
    POSTCOPY(Verb.START_POSTCOPY),
    /** Takes up a post-copy that its network broke. */
    RECOVER(Verb.RECOVER);

    private final Verb verb;

    MoveAction(Verb verb) {
        this.verb = verb;
    }

    /** The code of the reason why it cannot be done with the move of a machine now; empty if it can. */
    public Optional<String> obstacle(Session session, String vm) {
        Optional<WorldAt.MoveAt> found = session.world().moves().stream()
                .filter(move -> move.record().vm().equals(vm))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of("no-move");
        }
        if (!session.study().allows(verb)) {
            return Optional.of("not-allowed");
        }
        WorldAt.MoveAt move = found.get();
        boolean switched = move.phase() == WorldAt.Phase.RESUMED;
        String reason = switch (this) {
            case CANCEL -> switched ? "in-postcopy" : "";
            case POSTCOPY ->
                switched
                        ? "in-postcopy"
                        : move.phase() == WorldAt.Phase.STOPPED
                                ? "guest-paused"
                                : move.record().options().postcopy().allowed() ? "" : "postcopy-not-allowed";
            case RECOVER -> broken(session, vm) ? "" : "not-paused";
        };
        return Optional.of(reason).filter(code -> !code.isEmpty());
    }

    /** Whether the machine's post-copy is broken off at the instant shown. */
    private static boolean broken(Session session, String vm) {
        boolean broken = false;
        for (Event event : session.run().timeline().events(0, session.player().now() + 1)) {
            if (event.subject().equals(vm)) {
                broken = switch (event.kind()) {
                    case POSTCOPY_PAUSED -> true;
                    case POSTCOPY_RECOVERED, GUEST_LOST, MOVE_COMPLETED, MOVE_FAILED -> false;
                    default -> broken;
                };
            }
        }
        return broken;
    }

    /** Does it at the instant shown, if it can be done. */
    public void perform(Session session, String vm) {
        if (obstacle(session, vm).isEmpty()) {
            long now = session.player().now();
            session.act(
                    switch (this) {
                        case CANCEL -> new Action.Cancel(now, vm);
                        case POSTCOPY -> new Action.StartPostcopy(now, vm);
                        case RECOVER -> new Action.Recover(now, vm);
                    });
        }
    }
}
