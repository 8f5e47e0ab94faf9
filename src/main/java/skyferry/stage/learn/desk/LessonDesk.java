package skyferry.stage.learn.desk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.lesson.Prediction;
import skyferry.lesson.check.Value;
import skyferry.lesson.speech.Narration;
import skyferry.lesson.speech.NarrationPlayer;
import skyferry.record.Guess;
import skyferry.record.Marked;
import skyferry.record.Note;
import skyferry.record.Place;
import skyferry.record.Progress;
import skyferry.record.RecordText;
import skyferry.run.Run;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Background;
import skyferry.stage.session.Session;
import skyferry.stage.session.Session.Mode;
import skyferry.stage.session.Study;

/** The lesson that is open: its step, what the learner said in it, and what may be done now. Used on the JavaFX thread. */
public final class LessonDesk {
    private static final String DEPTH = "depth";
    /** The instant shown is written down when it has stood still for so long. */
    private static final Duration CALM = Duration.millis(700);

    private final Session session;
    private final Notebook notebook;
    private final Goals goals;
    private final Authors authors;
    private final Recall recall;
    private final Talk talk;
    private final IntegerProperty step = new SimpleIntegerProperty(this, "step");
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Progress.NONE);
    private final ObjectProperty<CalloutKind> depth = new SimpleObjectProperty<>(this, "depth", CalloutKind.MEDIUM);
    private final PauseTransition calm = new PauseTransition(CALM);
    private Optional<Progress> arriving = Optional.empty();
    private Optional<Run> passed = Optional.empty();
    private boolean following;
    /** The study has changed and its run is about to. */
    private boolean landing;

    /** @param voice opens the device that dialogues are heard from */
    public LessonDesk(
            Session session, Notebook notebook, Background background, Function<Narration, NarrationPlayer> voice) {
        this.session = session;
        this.notebook = notebook;
        this.authors = new Authors(session);
        this.recall = new Recall(background, notebook);
        this.talk = new Talk(session, background, voice);
        this.goals = new Goals(session, background);
        goals.setWhenOver(done -> note(Note.Kind.RUN, "", RecordText.of(done)));
        session.studyProperty().subscribe(this::arrived);
        session.runProperty().addListener((property, old, run) -> changed());
        session.modeProperty().addListener((property, old, mode) -> hold());
        session.player().nowProperty().addListener((property, old, now) -> calm.playFromStart());
        calm.setOnFinished(event -> savePlace());
        goals.stateProperty().addListener((property, old, found) -> celebrate());
        goals.settledProperty().addListener((property, old, found) -> celebrate());
        step.addListener((property, old, now) -> {
            hold();
            savePlace();
        });
        depth.addListener((property, old, now) -> {
            if (following) {
                notebook.write(new Note("", Note.Kind.WISH, DEPTH, now.name()));
            }
        });
    }

    /** Opens the learner's record and whatever depth of text the learner likes. */
    public void begin() {
        notebook.begin();
        notebook.read(entries -> entries.stream()
                .filter(entry -> entry.note().kind() == Note.Kind.WISH
                        && entry.note().key().equals(DEPTH))
                .forEach(entry -> depth.set(CalloutKind.valueOf(entry.note().value()))));
    }

    /** Opens a study; a lesson where this learner left it. */
    public void open(Study next) {
        savePlace();
        next.lesson()
                .ifPresentOrElse(
                        lesson -> notebook.read(lesson.id(), entries -> resume(next, Progress.of(entries))),
                        () -> session.open(next));
    }

    /** Opens the same study anew: somebody else sits here, or the record is another. */
    public void reopen() {
        following = false;
        open(session.study());
    }

    private void resume(Study next, Progress found) {
        Place place = found.place()
                .filter(each -> Fitting.all(each.actions(), next.scenario()))
                .orElse(new Place(found.place().map(Place::step).orElse(0), 0, List.of(), ""));
        arriving = Optional.of(found);
        session.open(next, place.actions(), place.atNanos());
    }

    private void arrived(Study study) {
        following = arriving.isPresent();
        Progress found = arriving.orElse(Progress.NONE);
        arriving = Optional.empty();
        passed = Optional.empty();
        progress.set(found);
        int steps = study.lesson().map(lesson -> lesson.steps().size()).orElse(1);
        step.set(Math.clamp(found.place().map(Place::step).orElse(0), 0, steps - 1));
        landing = true;
        question();
        hold();
    }

    private void changed() {
        if (landing) {
            landing = false;
            progress.get()
                    .place()
                    .map(Place::selected)
                    .filter(name -> session.study().scenario().vms().containsKey(name))
                    .ifPresent(name -> session.selectedProperty().set(Optional.of(new Target.VmTarget(name))));
            goals.restore(progress.get().runs());
            calm.playFromStart();
        } else {
            savePlace();
        }
        hold();
    }

    /** Values that the page shows, and the learner's answers for the checks that ask for them. */
    private void question() {
        Set<String> values = new HashSet<>();
        lesson().ifPresent(lesson -> lesson.steps().stream()
                .flatMap(each -> each.blocks().stream())
                .forEach(block -> {
                    if (block instanceof Lesson.Block.Callout callout) {
                        Optional.ofNullable(callout.arguments().get("measured")).ifPresent(values::add);
                        Optional.ofNullable(callout.arguments().get("answer")).ifPresent(values::add);
                    }
                }));
        Answers answers = new Answers(lesson().map(Gate::all).orElse(List.of()));
        goals.ask(
                values,
                answers.of(guesses()),
                answers.keys(goals.stateProperty().get().values()));
    }

    private void hold() {
        session.heldProperty().set(session.modeProperty().get() == Mode.LEARN && !due().isEmpty());
    }

    /** Predictions that have to be given before anything is run. */
    public List<Gate.Due> due() {
        return lesson().map(lesson -> Gate.shut(lesson, step.get(), guesses().keySet()))
                .orElse(List.of());
    }

    // ---- what the learner does ----

    /** Goes so many steps on, or back. */
    public void turn(int by) {
        go(step.get() + by);
    }

    /** Goes to a step. */
    public void go(int to) {
        lesson().ifPresent(lesson -> step.set(Math.clamp(to, 0, lesson.steps().size() - 1)));
    }

    /** Stores a guess; undo takes it back. */
    public void guess(Prediction prediction, Guess guess) {
        put(Note.Kind.PREDICTION, prediction.id(), before(prediction), RecordText.of(guess));
    }

    private String before(Prediction prediction) {
        return Optional.ofNullable(guesses().get(prediction.id()))
                .map(RecordText::of)
                .orElse("");
    }

    /** Stores an explanation in the learner's own words; undo takes it back. */
    public void explain(String key, String words) {
        put(Note.Kind.OWN_WORDS, key, progress.get().ownWords().getOrDefault(key, ""), words);
        draft(key, "");
    }

    private void put(Note.Kind kind, String key, String before, String value) {
        note(kind, key, value);
        session.beside(() -> note(kind, key, before), () -> note(kind, key, value));
    }

    /** Stores the answer to a question of the quiz. */
    public void answer(String question, Marked marked) {
        note(Note.Kind.ANSWER, question, RecordText.of(marked));
    }

    /** Keeps words that are being written. */
    public void draft(String key, String words) {
        if (!words.equals(progress.get().drafts().getOrDefault(key, ""))) {
            note(Note.Kind.DRAFT, key, words);
        }
    }

    /** Begins the run anew; undo brings the old one back. */
    public void reset() {
        session.begin(List.of());
    }

    /** Wants more or less help. */
    public void fade(Lesson.Fade wanted) {
        note(Note.Kind.FADE, "", wanted.name());
    }

    /** How much help there is now; empty for a lesson that does not say. */
    public Optional<Lesson.Fade> fade() {
        return lesson().filter(lesson -> !lesson.fade().isEmpty())
                .map(lesson -> lesson.fade().stream()
                        .filter(each -> each.name().equals(progress.get().fade()))
                        .findFirst()
                        .orElse(lesson.fade().getFirst()));
    }

    // ---- what the learner compares ----

    /** The learner's runs and the author's, in their order. */
    public void sides(Consumer<List<Side>> then) {
        goals.sides(then);
    }

    // ---- what is written down ----

    private void note(Note.Kind kind, String key, String value) {
        lesson().ifPresent(lesson -> {
            Note note = new Note(lesson.id(), kind, key, value);
            progress.set(progress.get().with(following ? notebook.write(note) : new skyferry.record.Entry(0, 0, note)));
            if (kind == Note.Kind.PREDICTION) {
                question();
                hold();
            }
        });
    }

    /** Writes down where the learner is. */
    public void savePlace() {
        calm.stop();
        if (following && !landing && arriving.isEmpty()) {
            Place place = new Place(
                    step.get(),
                    session.player().now(),
                    session.run().actions(),
                    session.selectedVm().orElse(""));
            if (!progress.get().place().equals(Optional.of(place))) {
                note(Note.Kind.PLACE, "", RecordText.of(place));
            }
        }
    }

    /** A run that reaches all goals by the learner's own doing is written down once, and next time there is less help. */
    private void celebrate() {
        question();
        Run run = session.run();
        if (goals.reached() && !authors.did(run) && passed.filter(run::equals).isEmpty()) {
            passed = Optional.of(run);
            note(Note.Kind.PASSED, "", fade().map(Enum::name).orElse(""));
            fade().filter(now -> now == Lesson.Fade.COMPLETED).ifPresent(now -> fade(Lesson.Fade.INDEPENDENT));
        } else if (goals.reached() && authors.did(run)) {
            fade().filter(now -> now == Lesson.Fade.WATCHED).ifPresent(now -> fade(Lesson.Fade.COMPLETED));
        }
    }

    // ---- what the views look at ----

    /** The lesson that is open; empty for a scenario alone. */
    public Optional<Lesson> lesson() {
        return session.study().lesson();
    }

    /** The step that is shown, from 0. */
    public IntegerProperty stepProperty() {
        return step;
    }

    /** What the learner has said and done in this lesson. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public Progress progress() {
        return progress.get();
    }

    private Map<String, Guess> guesses() {
        return new LinkedHashMap<>(progress.get().guesses());
    }

    /** How long the texts are. */
    public ObjectProperty<CalloutKind> depthProperty() {
        return depth;
    }

    /** The goals of the scenario. */
    public Goals goals() {
        return goals;
    }

    /** Whether all goals that a learner may see are reached, and were seen to be. */
    public boolean reached() {
        return goals.reached();
    }

    public Session session() {
        return session;
    }

    /** What the author does in runs of the scenario. */
    public Authors authors() {
        return authors;
    }

    /** Cards, questions and the runs that answer them. */
    public Recall recall() {
        return recall;
    }

    /** The dialogue to listen to. */
    public Talk talk() {
        return talk;
    }

    public Notebook notebook() {
        return notebook;
    }

    /** What an expression of the page comes to in this run. */
    public Optional<Value> value(String expression) {
        return Optional.ofNullable(goals.stateProperty().get().values().get(expression));
    }
}
