package skyferry.stage.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import skyferry.model.Action;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.run.Run;
import skyferry.run.WorldAt;
import skyferry.scene.Picture.Target;
import skyferry.stage.player.Player;

/**
 * What is open in the window: the study, its run, the instant shown and the world at it, what is selected. Used on the JavaFX
 * thread; runs are computed on the worker thread, in the order in which they were asked for.
 */
public final class Session {
    /** Figures change this often while time goes on: more could not be read. */
    private static final long GLANCE_NANOS = 120_000_000L;

    /** A run that is longer than this opens at a speed at which it takes no longer to watch. */
    private static final double WATCHED_NANOS = 25e9;

    private final Engine engine;
    private final Computing runs;
    private final Player player = new Player();
    private final MoveDraft draft;
    private final ReadOnlyObjectWrapper<Study> study;
    private final ReadOnlyObjectWrapper<Run> run;
    private final ReadOnlyObjectWrapper<WorldAt> world;
    private final ReadOnlyObjectWrapper<WorldAt> glance;
    private final ObjectProperty<Optional<Target>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.LEARN);
    private final BooleanProperty held = new SimpleBooleanProperty(this, "held");
    private Runnable whenHeld = () -> {};
    private Consumer<Evacuation> whenEmptied = emptied -> {};
    private long sinceGlance;
    private double motion;

    /** What the learner is doing. */
    public enum Mode {
        LEARN,
        EXPLORE
    }

    /** Opens with a study whose first run is computed at once. */
    public Session(Engine engine, Background background, Judge judge, Study first) {
        this.engine = engine;
        Run begun = engine.start(first.scenario());
        this.runs = new Computing(engine, background, begun);
        this.study = new ReadOnlyObjectWrapper<>(this, "study", first);
        this.run = new ReadOnlyObjectWrapper<>(this, "run", begun);
        this.world = new ReadOnlyObjectWrapper<>(this, "world", begun.timeline().at(0));
        this.glance = new ReadOnlyObjectWrapper<>(this, "glance", world.get());
        this.draft = new MoveDraft(this, engine, background, judge);
        player.guard(this::mayGoOn);
        player.follow(begun.timeline());
        player.nowProperty().addListener((property, old, now) -> lookAtNow());
        player.playingProperty().addListener((property, old, now) -> glance.set(world.get()));
    }

    private void lookAtNow() {
        world.set(run.get().timeline().at(player.now()));
        if (!player.playingProperty().get()) {
            glance.set(world.get());
        }
    }

    /** Lets {@code frameNanos} of the clock on the wall go by. */
    public void tick(long frameNanos) {
        if (player.playingProperty().get()) {
            motion += frameNanos / 1e9;
        }
        player.tick(frameNanos);
        sinceGlance += frameNanos;
        if (sinceGlance >= GLANCE_NANOS) {
            sinceGlance = 0;
            if (glance.get() != world.get()) {
                glance.set(world.get());
            }
        }
    }

    /** Whether something may be done now; if not, the learner is told why. */
    boolean mayGoOn() {
        if (held.get()) {
            whenHeld.run();
        }
        return !held.get();
    }

    /** Whether nothing may be done and time may not go on, because something is to be said before. */
    public BooleanProperty heldProperty() {
        return held;
    }

    /** Called when somebody tries all the same. */
    public void setWhenHeld(Runnable whenHeld) {
        this.whenHeld = whenHeld;
    }

    /** Opens another study, at its first instant. */
    public void open(Study next) {
        open(next, List.of(), 0);
    }

    /** Opens another study where somebody left it: with what was done in its run, at an instant. */
    public void open(Study next, List<Action> done, long atNanos) {
        draft.cancel();
        player.pause();
        runs.compute(old -> runs.forgetting(next, done), fresh -> {
            study.set(next);
            selected.set(firstMoved(fresh));
            player.seek(0);
            show(fresh);
            player.seek(atNanos);
            player.speedProperty().set(Math.clamp(player.endProperty().get() / WATCHED_NANOS, 1, Player.FASTEST));
        });
    }

    /** Begins the run anew, with these actions in it, standing at 0 s. */
    public void begin(List<Action> actions) {
        begin(actions, () -> {});
    }

    /** Begins the run anew with these actions in it, and lets it go on. */
    public void show(List<Action> actions) {
        if (mayGoOn()) {
            begin(actions, player::play);
        }
    }

    /** Begins the run anew with these actions in it, standing at 0 s, and then does something more. */
    public void begin(List<Action> actions, Runnable then) {
        draft.cancel();
        player.pause();
        runs.compute(old -> runs.begun(old, actions), next -> {
            show(next);
            player.seek(0);
            then.run();
        });
    }

    /** Something was done beside the run that undo and redo are to take along. */
    public void beside(Runnable back, Runnable again) {
        runs.compute(old -> runs.beside(old, back, again), this::show);
    }

    /** The machine that the scenario moves by itself. */
    private static Optional<Target> firstMoved(Run run) {
        return run.timeline().migrations().stream().findFirst().map(move -> new Target.VmTarget(move.vm()));
    }

    /** Does something at the action's instant and lets the run go on from there. */
    public void act(Action action) {
        if (!mayGoOn()) {
            return;
        }
        runs.compute(old -> runs.acted(old, action), next -> {
            show(next);
            if (!draft.state().active()) {
                player.play();
            }
        });
    }

    /** Does what is found out on the worker thread, lets the run go on from there, and takes it back as one change. */
    private void act(Function<Run, ? extends List<? extends Action>> plan, Runnable then) {
        if (mayGoOn()) {
            runs.compute(old -> runs.together(old, plan.apply(old)), next -> {
                show(next);
                player.play();
                then.run();
            });
        }
    }

    /** Moves all machines of a host elsewhere, as far as others take them; says which stay. */
    public void drain(String host) {
        long now = player.now();
        AtomicReference<Evacuation> found = new AtomicReference<>(new Evacuation(List.of(), Set.of()));
        act(
                old -> {
                    Evacuation plan = Evacuation.of(engine, old, now, host);
                    found.set(plan);
                    return plan.moves();
                },
                () -> Optional.ofNullable(found.get()).ifPresent(whenEmptied));
    }

    /** Called with what became of a host that was to be emptied. */
    public void setWhenEmptied(Consumer<Evacuation> whenEmptied) {
        this.whenEmptied = whenEmptied;
    }

    /** Goes over to the same world under another lens, or with other options of migration; what was done is done again in it. */
    public void replace(Lens lens, MigrationOptions options) {
        player.pause();
        runs.compute(old -> runs.replaced(old, old.scenario().with(lens, options)), this::show);
    }

    /** Keeps the run as it is and goes on in a branch of it: what is done from now on leaves the first as it is. */
    public void fork() {
        long now = player.now();
        runs.compute(old -> runs.forked(old, now), this::show);
    }

    /** Goes over to another branch; the one that is left stays as it is. */
    public void goTo(int branch) {
        draft.cancel();
        player.pause();
        runs.compute(old -> runs.branch(old, branch), this::show);
    }

    /** All branches, the oldest first; only one as long as nothing was forked. */
    public ReadOnlyObjectProperty<List<Branch>> branchesProperty() {
        return runs.branchesProperty();
    }

    /** Takes the last change back. */
    public void undo() {
        if (changesProperty().get().done() > 0) {
            player.pause();
            runs.compute(runs::undone, this::show);
        }
    }

    /** Does again what was taken back. */
    public void redo() {
        if (changesProperty().get().undone() > 0) {
            player.pause();
            runs.compute(runs::redone, this::show);
        }
    }

    /** Changes that stand and changes that could be done again. */
    public ReadOnlyObjectProperty<Changes> changesProperty() {
        return runs.changesProperty();
    }

    private void show(Run next) {
        run.set(next);
        player.follow(next.timeline());
        lookAtNow();
        draft.renew();
    }

    /** The engine, for what is quick enough to be asked in between. */
    public Engine engine() {
        return engine;
    }

    public Player player() {
        return player;
    }

    /** The move that is being prepared. */
    public MoveDraft draft() {
        return draft;
    }

    public ReadOnlyObjectProperty<Study> studyProperty() {
        return study.getReadOnlyProperty();
    }

    public Study study() {
        return study.get();
    }

    public ReadOnlyObjectProperty<Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    public Run run() {
        return run.get();
    }

    /** The world at the instant shown. */
    public ReadOnlyObjectProperty<WorldAt> worldProperty() {
        return world.getReadOnlyProperty();
    }

    public WorldAt world() {
        return world.get();
    }

    /** The world for text: the one at the instant shown, renewed a few times a second while time goes on. */
    public ReadOnlyObjectProperty<WorldAt> glanceProperty() {
        return glance.getReadOnlyProperty();
    }

    public WorldAt glance() {
        return glance.get();
    }

    /** Seconds on the wall that time has gone on for: what moves for the eye alone goes by it. */
    public double motion() {
        return motion;
    }

    /** Whether a run is being computed. */
    public ReadOnlyBooleanProperty busyProperty() {
        return runs.busyProperty();
    }

    public ObjectProperty<Optional<Target>> selectedProperty() {
        return selected;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Where a machine is at the instant shown. */
    public Optional<String> hostOf(String vm) {
        return Optional.ofNullable(world.get().vms().get(vm)).map(WorldAt.VmAt::host);
    }

    /** The machine that is selected. */
    public Optional<String> selectedVm() {
        return selected.get().flatMap(t -> t instanceof Target.VmTarget vm ? Optional.of(vm.vm()) : Optional.empty());
    }
}
