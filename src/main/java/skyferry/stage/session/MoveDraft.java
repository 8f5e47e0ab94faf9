package skyferry.stage.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import skyferry.model.Verb;
import skyferry.run.Preview;
import skyferry.run.Run;

/**
 * A move that is being prepared: a machine in the hand, how it is to move, and what every host says to it. Time stands while
 * it lasts, so that the verdicts hold for the instant at which the machine is dropped. A change of the manner asks every host
 * anew; a verdict that comes for an older manner is dropped.
 */
public final class MoveDraft {
    private final Session session;
    private final Engine engine;
    private final Background background;
    private final Judge judge;
    private final ReadOnlyObjectWrapper<State> state;
    /** The question that is asked now; the worker thread leaves out older ones. */
    private final AtomicLong question = new AtomicLong();

    private Consumer<Judgement> whenRefused = judgement -> {};
    private Consumer<String> whenForbidden = vm -> {};
    private boolean wasPlaying;

    MoveDraft(Session session, Engine engine, Background background, Judge judge) {
        this.session = session;
        this.engine = engine;
        this.background = background;
        this.judge = judge;
        this.state = new ReadOnlyObjectWrapper<>(this, "state", nothing());
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
     * @param manner how the machine is to move
     * @param judgements by host, in the order of the scenario
     * @param open hosts that have not answered to this manner yet
     * @param target host that is pointed at, whose verdict is wanted first; empty for none
     * @param awaited whether the machine was dropped on the target before it had answered
     */
    public record State(
            Way way,
            String vm,
            double x,
            double y,
            Manner manner,
            Map<String, Judgement> judgements,
            Set<String> open,
            String target,
            boolean awaited) {

        public boolean active() {
            return way != Way.NONE;
        }

        private State at(double newX, double newY) {
            return new State(way, vm, newX, newY, manner, judgements, open, target, awaited);
        }

        private State held(Way other) {
            return new State(other, vm, x, y, manner, judgements, open, target, awaited);
        }

        private State by(Manner other) {
            return new State(way, vm, x, y, other, judgements, judgements.keySet(), target, awaited);
        }

        private State pointing(String host, boolean dropped) {
            return new State(way, vm, x, y, manner, judgements, open, host, dropped);
        }

        private State with(Judgement judgement) {
            Map<String, Judgement> next = new LinkedHashMap<>(judgements);
            next.put(judgement.host(), judgement);
            Set<String> rest = new TreeSet<>(open);
            rest.remove(judgement.host());
            return new State(way, vm, x, y, manner, next, rest, target, awaited);
        }
    }

    private State nothing() {
        Manner none = Manner.usual(session.run().scenario(), "");
        return new State(Way.NONE, "", 0, 0, none, Map.of(), Set.of(), "", false);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /** How that machine would move now: as it is being prepared, or as usual. */
    public Manner mannerOf(String vm) {
        State held = state.get();
        return held.active() && held.vm().equals(vm)
                ? held.manner()
                : Manner.usual(session.run().scenario(), vm);
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
        begin(Way.DRAGGED, vm, x, y, "");
    }

    /** Takes a machine in hand without the pointer: the next host chosen is the target. */
    public void choose(String vm) {
        begin(Way.CHOOSING, vm, 0, 0, "");
    }

    /** The same with a host pointed at already. */
    public void choose(String vm, String host) {
        begin(Way.CHOOSING, vm, 0, 0, host);
    }

    /** The pointer goes on with the machine. */
    public void drag(double x, double y) {
        if (state.get().way() == Way.DRAGGED) {
            state.set(state.get().at(x, y));
        }
    }

    /** Lays the machine down at a host without ordering the move yet: how it moves can be chosen first. */
    public void layDown(String host) {
        if (!state.get().judgements().containsKey(host)) {
            cancel();
        } else {
            state.set(state.get().held(Way.CHOOSING).pointing(host, false));
        }
    }

    /** Points at a host: its verdict is wanted first. */
    public void point(String host) {
        if (state.get().active() && !state.get().target().equals(host)) {
            state.set(state.get().pointing(host, false));
        }
    }

    /** The machine in hand is to move in another manner: every host is asked anew, and its last verdict stands until it answers. */
    public void setManner(Manner manner) {
        if (state.get().active() && !state.get().manner().equals(manner)) {
            state.set(state.get().by(manner));
            askOpen();
        }
    }

    private void begin(Way way, String vm, double x, double y, String target) {
        if (!session.study().allows(Verb.MIGRATE)
                || session.run().scenario().lock().contains(vm)) {
            whenForbidden.accept(vm);
            return;
        }
        if (!session.mayGoOn()) {
            return;
        }
        wasPlaying = session.player().playingProperty().get();
        session.player().pause();
        Manner manner = Manner.usual(session.run().scenario(), vm);
        askAll(new State(way, vm, x, y, manner, Map.of(), Set.of(), target, false));
    }

    /** The run has changed under the machine in hand: every host is asked again. */
    void renew() {
        if (state.get().active()) {
            session.player().pause();
            askAll(state.get());
        }
    }

    private void askAll(State held) {
        Map<String, Judgement> pending = new LinkedHashMap<>();
        String here = session.hostOf(held.vm()).orElse("");
        for (String host : session.run().scenario().hosts().keySet()) {
            if (!host.equals(here)) {
                pending.put(host, judge.pending(host));
            }
        }
        state.set(new State(
                held.way(),
                held.vm(),
                held.x(),
                held.y(),
                held.manner(),
                pending,
                pending.keySet(),
                held.target(),
                held.awaited()));
        askOpen();
    }

    /** The host that is pointed at first: it is what somebody looks at while a slider moves. */
    private void askOpen() {
        long mine = question.incrementAndGet();
        State asked = state.get();
        List<String> hosts = new ArrayList<>(asked.judgements().keySet());
        if (hosts.remove(asked.target())) {
            hosts.addFirst(asked.target());
        }
        hosts.forEach(host -> ask(mine, asked, host));
    }

    private void ask(long mine, State asked, String host) {
        Run run = session.run();
        long now = session.player().now();
        background.<Optional<Preview>>run(
                () -> mine == question.get()
                        ? Optional.of(engine.preview(run, now, asked.vm(), host, asked.manner()))
                        : Optional.empty(),
                preview -> preview.filter(p -> mine == question.get()).ifPresent(p -> answered(judge.judge(host, p))));
    }

    private void answered(Judgement judgement) {
        state.set(state.get().with(judgement));
        if (state.get().awaited() && state.get().target().equals(judgement.host())) {
            settle(judgement);
        }
    }

    /** Drops the machine on a host: it goes there, or the host says why not. Its own host or none gives the draft up. */
    public void drop(String host) {
        Judgement judgement = state.get().judgements().get(host);
        if (judgement == null) {
            cancel();
        } else if (state.get().open().contains(host)) {
            state.set(state.get().pointing(host, true));
        } else {
            settle(judgement);
        }
    }

    private void settle(Judgement judgement) {
        State held = state.get();
        end();
        if (judgement.allows()) {
            session.act(held.manner()
                    .order(session.run().scenario(), session.player().now(), held.vm(), judgement.host()));
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
        question.incrementAndGet();
        state.set(nothing());
    }

    /** The instant for which the verdicts hold; empty while nothing is in hand. */
    public OptionalLong instant() {
        return state.get().active() ? OptionalLong.of(session.player().now()) : OptionalLong.empty();
    }
}
