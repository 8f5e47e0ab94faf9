package skyferry.stage.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.model.Verb;
import skyferry.run.Preview;
import skyferry.run.Run;

/**
 * A move that is being prepared: a machine in the hand, and what every host says to it. Time stands while it lasts, so
 * that the verdicts hold for the instant at which the machine is dropped.
 */
public final class MoveDraft {
    /** Nothing in hand. */
    private static final State NONE = new State(Way.NONE, "", 0, 0, Map.of(), Optional.empty());

    private final Session session;
    private final Engine engine;
    private final Background background;
    private final Judge judge;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", NONE);
    private Consumer<Judgement> whenRefused = judgement -> {};
    private Consumer<String> whenForbidden = vm -> {};
    private boolean wasPlaying;
    private long version;

    MoveDraft(Session session, Engine engine, Background background, Judge judge) {
        this.session = session;
        this.engine = engine;
        this.background = background;
        this.judge = judge;
    }

    /** How the machine is held. */
    public enum Way {
        NONE,
        DRAGGED,
        CHOOSING
    }

    /**
     * The draft at one instant.
     *
     * @param vm machine in hand; empty for none
     * @param x where the pointer is, on the canvas
     * @param judgements by host, in the order of the scenario
     * @param awaited host on which the machine was dropped before it had answered
     */
    public record State(
            Way way, String vm, double x, double y, Map<String, Judgement> judgements, Optional<String> awaited) {

        public boolean active() {
            return way != Way.NONE;
        }

        private State at(double newX, double newY) {
            return new State(way, vm, newX, newY, judgements, awaited);
        }

        private State with(Judgement judgement) {
            Map<String, Judgement> next = new LinkedHashMap<>(judgements);
            next.put(judgement.host(), judgement);
            return new State(way, vm, x, y, next, awaited);
        }

        private State awaiting(String host) {
            return new State(way, vm, x, y, judgements, Optional.of(host));
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /** Called with the verdict when a machine was dropped on a host that cannot have it. */
    public void setWhenRefused(Consumer<Judgement> whenRefused) {
        this.whenRefused = whenRefused;
    }

    /** Called with the machine that the scenario does not let a learner move. */
    public void setWhenForbidden(Consumer<String> whenForbidden) {
        this.whenForbidden = whenForbidden;
    }

    /** Lifts a machine with the pointer. */
    public void lift(String vm, double x, double y) {
        begin(Way.DRAGGED, vm, x, y);
    }

    /** Takes a machine in hand without the pointer: the next host chosen is the target. */
    public void choose(String vm) {
        begin(Way.CHOOSING, vm, 0, 0);
    }

    /** The pointer goes on with the machine. */
    public void drag(double x, double y) {
        if (state.get().way() == Way.DRAGGED) {
            state.set(state.get().at(x, y));
        }
    }

    private void begin(Way way, String vm, double x, double y) {
        if (!session.study().allows(Verb.MIGRATE)
                || session.run().scenario().lock().contains(vm)) {
            whenForbidden.accept(vm);
            return;
        }
        wasPlaying = session.player().playingProperty().get();
        session.player().pause();
        askAll(way, vm, x, y, Optional.empty());
    }

    /** The run has changed under the machine in hand: every host is asked again. */
    void renew() {
        State held = state.get();
        if (held.active()) {
            session.player().pause();
            askAll(held.way(), held.vm(), held.x(), held.y(), held.awaited());
        }
    }

    private void askAll(Way way, String vm, double x, double y, Optional<String> awaited) {
        version++;
        Map<String, Judgement> pending = new LinkedHashMap<>();
        String here = session.hostOf(vm).orElse("");
        for (String host : session.run().scenario().hosts().keySet()) {
            if (!host.equals(here)) {
                pending.put(host, judge.pending(host));
            }
        }
        state.set(new State(way, vm, x, y, pending, awaited));
        pending.keySet().forEach(host -> ask(vm, host));
    }

    private void ask(String vm, String host) {
        long mine = version;
        Run run = session.run();
        long now = session.player().now();
        background.<Optional<Preview>>run(
                () -> mine == version ? Optional.of(engine.preview(run, now, vm, host)) : Optional.empty(),
                preview -> preview.filter(p -> mine == version).ifPresent(p -> answered(judge.judge(host, p))));
    }

    private void answered(Judgement judgement) {
        state.set(state.get().with(judgement));
        if (state.get().awaited().filter(judgement.host()::equals).isPresent()) {
            settle(judgement);
        }
    }

    /** Drops the machine on a host: it goes there, or the host says why not. Its own host or none gives the draft up. */
    public void drop(String host) {
        Judgement judgement = state.get().judgements().get(host);
        if (judgement == null) {
            cancel();
        } else if (judgement.kind() == Judgement.Kind.PENDING) {
            state.set(state.get().awaiting(host));
        } else {
            settle(judgement);
        }
    }

    private void settle(Judgement judgement) {
        String vm = state.get().vm();
        end();
        if (judgement.allows()) {
            session.act(new Action.Migrate(
                    session.player().now(), vm, judgement.host(), Technique.PRECOPY, Optional.empty()));
        } else {
            whenRefused.accept(judgement);
        }
    }

    /** Puts the machine back; time goes on if it went on before. */
    public void cancel() {
        if (!state.get().active()) {
            return;
        }
        end();
        if (wasPlaying) {
            session.player().play();
        }
    }

    private void end() {
        version++;
        state.set(NONE);
    }

    /** The instant for which the verdicts hold; empty while nothing is in hand. */
    public OptionalLong instant() {
        return state.get().active() ? OptionalLong.of(session.player().now()) : OptionalLong.empty();
    }
}
