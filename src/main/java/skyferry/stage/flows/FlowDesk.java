package skyferry.stage.flows;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Trace;
import skyferry.exchange.Soundness;
import skyferry.run.Conversation;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.IsolationScene;
import skyferry.scene.Layers;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Background;
import skyferry.stage.session.Session;

/** What is being looked at of the flow tables: the layers of the canvas, the packet that is traced, the pane that is open. */
public final class FlowDesk {
    private final Session session;
    private final Background background;
    private final ObjectProperty<Layers> layers = new SimpleObjectProperty<>(this, "layers", Layers.STANDARD);
    private final ObjectProperty<Open> open = new SimpleObjectProperty<>(this, "open", Open.NOTHING);
    private final ObjectProperty<Asked> asked = new SimpleObjectProperty<>(this, "asked", Asked.NOBODY);
    private final ReadOnlyObjectWrapper<Optional<Soundness>> soundness =
            new ReadOnlyObjectWrapper<>(this, "soundness", Optional.empty());
    private @Nullable Timeline searched;
    private final ReadOnlyObjectWrapper<List<Mending>> mendings =
            new ReadOnlyObjectWrapper<>(this, "mendings", List.of());
    private volatile @Nullable Wanted wanted;
    private final ReadOnlyObjectWrapper<Optional<Conversation>> held =
            new ReadOnlyObjectWrapper<>(this, "held", Optional.empty());
    private long version;

    /** The pane that is open. */
    public enum Open {
        NOTHING,
        TRACE,
        ISOLATION
    }

    /** The packet that is asked for. */
    public record Asked(Optional<String> from, Optional<String> to, Conversation.Kind kind, int port) {
        static final Asked NOBODY = new Asked(Optional.empty(), Optional.empty(), Conversation.Kind.ICMP, 80);

        /** The next machine that is pointed at: the sender first, then the receiver, then a new sender. */
        Asked pointed(String vm) {
            if (from.isEmpty() || to.isPresent()) {
                return new Asked(Optional.of(vm), Optional.empty(), kind, port);
            }
            return from.get().equals(vm) ? this : new Asked(from, Optional.of(vm), kind, port);
        }
    }

    /** What mendings were looked for last; run and state are told apart by identity. */
    private record Wanted(Run run, DataPlane state, Optional<Soundness> found) {
        boolean is(Run otherRun, DataPlane otherState, Optional<Soundness> otherFound) {
            return run == otherRun && state == otherState && found.equals(otherFound);
        }
    }

    public FlowDesk(Session session, Background background) {
        this.session = session;
        this.background = background;
        session.selectedProperty().subscribe(target -> target.ifPresent(this::pointed));
        session.glanceProperty().subscribe(world -> {
            send();
            lookAround();
            lookForMendings();
        });
        soundness.subscribe(found -> lookForMendings());
        session.studyProperty().subscribe(study -> close());
        asked.subscribe(next -> send());
        open.subscribe(next -> {
            send();
            lookAround();
            lookForMendings();
        });
    }

    private void pointed(Target target) {
        if (open.get() == Open.TRACE && target instanceof Target.VmTarget vm) {
            asked.set(asked.get().pointed(vm.vm()));
        }
    }

    /** Looks for what else is wrong in the tables of a run, once a run and only while somebody wants to know. */
    private void lookAround() {
        Timeline timeline = session.run().timeline();
        if (open.get() != Open.ISOLATION || timeline == searched || !IsolationScene.looksAround(timeline)) {
            return;
        }
        searched = timeline;
        soundness.set(Optional.empty());
        background.run(() -> Soundness.of(timeline), found -> {
            if (timeline == searched) {
                soundness.set(Optional.of(found));
            }
        });
    }

    /** Looks for what would end what is wrong at the instant shown; only where something is, and once for a state of the tables. */
    private void lookForMendings() {
        Run run = session.run();
        WorldAt world = session.glance();
        Optional<Soundness> found = soundness.get();
        Wanted last = wanted;
        if (open.get() != Open.ISOLATION || last != null && last.is(run, world.dataPlane(), found)) {
            return;
        }
        Wanted next = new Wanted(run, world.dataPlane(), found);
        wanted = next;
        mendings.set(List.of());
        boolean wrong = !world.isolation().holds()
                || found.stream()
                        .flatMap(all -> all.at(world.nanos()).stream())
                        .anyMatch(lasting -> !lasting.passing());
        if (wrong) {
            background.run(() -> wanted == next ? Mending.at(run, world.nanos(), found) : List.<Mending>of(), list -> {
                if (wanted == next) {
                    mendings.set(list);
                }
            });
        }
    }

    /** Sends the packet that is asked for through the tables as they are at the instant shown. */
    private void send() {
        Asked packet = asked.get();
        boolean ready = open.get() == Open.TRACE && packet.from.isPresent() && packet.to.isPresent();
        long mine = ++version;
        if (!ready) {
            show(Optional.empty());
            return;
        }
        Timeline timeline = session.run().timeline();
        long nanos = session.glance().nanos();
        background.run(
                () -> Conversation.at(
                        timeline, nanos, packet.kind, packet.from.orElseThrow(), packet.to.orElseThrow(), packet.port),
                found -> {
                    if (mine == version) {
                        show(found);
                    }
                });
    }

    private void show(Optional<Conversation> found) {
        held.set(found);
        Optional<Trace> followed = found.map(Conversation::request);
        Layers now = layers.get();
        if (followed.isPresent()) {
            layers.set(now.following(followed.get()));
        } else if (now.followed().isPresent()) {
            layers.set(new Layers(now.shown(), Optional.empty()));
        }
    }

    /** Opens or closes the tracer; opened, it takes the selected machine as sender. */
    public void toggleTrace() {
        if (open.get() == Open.TRACE) {
            close();
            return;
        }
        asked.set(new Asked(
                session.selectedVm(),
                Optional.empty(),
                asked.get().kind(),
                asked.get().port()));
        open.set(Open.TRACE);
        showTables(true);
    }

    /** Opens or closes the state of isolation. */
    public void toggleIsolation() {
        if (open.get() == Open.ISOLATION) {
            close();
        } else {
            open.set(Open.ISOLATION);
            showTables(!session.glance().isolation().holds());
        }
    }

    /** Closes the pane; the tables go with it. Whether one was open. */
    public boolean close() {
        boolean was = open.get() != Open.NOTHING;
        if (was) {
            open.set(Open.NOTHING);
            showTables(false);
        }
        return was;
    }

    /** Shows a part of the picture that is hidden, or hides it. */
    public void toggle(Layers.Layer layer) {
        layers.set(layers.get().toggled(layer));
    }

    private void showTables(boolean shown) {
        if (layers.get().shows(Layers.Layer.FLOWS) != shown) {
            toggle(Layers.Layer.FLOWS);
        }
    }

    public ReadOnlyObjectProperty<Layers> layersProperty() {
        return layers;
    }

    public ReadOnlyObjectProperty<Open> openProperty() {
        return open;
    }

    /** What else was found wrong in the tables of the run shown; empty while it is looked for. */
    public ReadOnlyObjectProperty<Optional<Soundness>> soundnessProperty() {
        return soundness;
    }

    /** What can be mended at the instant shown; empty while it is looked for. */
    ReadOnlyObjectProperty<List<Mending>> mendingsProperty() {
        return mendings.getReadOnlyProperty();
    }

    public ObjectProperty<Asked> askedProperty() {
        return asked;
    }

    /** What became of the packet; empty until a sender that runs and a receiver are chosen. */
    public ReadOnlyObjectProperty<Optional<Conversation>> heldProperty() {
        return held.getReadOnlyProperty();
    }
}
