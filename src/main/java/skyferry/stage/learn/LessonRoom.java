package skyferry.stage.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import skyferry.lesson.Course;
import skyferry.lesson.Glossary;
import skyferry.record.Learner;
import skyferry.stage.learn.desk.Gate;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.desk.Recall;
import skyferry.stage.learn.desk.Trouble;
import skyferry.stage.learn.overview.Catalogue;
import skyferry.stage.learn.overview.LessonsPage;
import skyferry.stage.learn.overview.RecordPage;
import skyferry.stage.learn.overview.ReferencePage;
import skyferry.stage.session.Background;
import skyferry.stage.session.Library;
import skyferry.stage.words.Words;

/** Leads between lessons: shows which there are, opens one, says what is asked for first, shows the record. */
public final class LessonRoom implements LearnView.Requests {
    private final Words words = Words.ofLessons();
    private final LessonDesk desk;
    private final Notebook notebook;
    private final Library library;
    private final Background background;
    private final Window window;
    private final Function<Recall.Shown, Node> projector;
    private final Reviews reviews;

    /** What the room needs of the window around it. */
    public interface Window {
        /** Lays a page over everything; in place of the one before. */
        void cover(Region page);

        /** Takes the page away. */
        void uncover();

        /** Opens a scenario file or a lesson's folder. */
        void open(Path file);

        /** Says something over the canvas. */
        void say(Node card);

        /** Takes away what is said. */
        void hush();

        /** Where to write a file of that name; empty if nowhere. */
        Optional<Path> saveAs(String name);

        /** Brings the focus to what the lesson asks for. */
        void focusTask();
    }

    /** @param projector makes a moving picture of ten seconds of a run */
    public LessonRoom(
            LessonDesk desk,
            Library library,
            Background background,
            Window window,
            Function<Recall.Shown, Node> projector) {
        this.desk = desk;
        this.notebook = desk.notebook();
        this.library = library;
        this.background = background;
        this.window = window;
        this.projector = projector;
        this.reviews = new Reviews(words, desk, library, background, window, projector);
        desk.session().setWhenHeld(this::sayHeld);
        notebook.troubleProperty().addListener((property, old, trouble) -> trouble.ifPresent(this::say));
    }

    private void sayHeld() {
        List<Gate.Due> due = desk.due();
        if (due.isEmpty()) {
            return;
        }
        int step = due.getFirst().step();
        String title =
                desk.lesson().map(lesson -> lesson.steps().get(step).title()).orElse("");
        window.say(
                new AskCard(words.of("held.title"), words.of("held.text", step + 1, title), words.of("held.go"), () -> {
                    window.hush();
                    desk.go(step);
                    window.focusTask();
                }));
    }

    private void say(Trouble trouble) {
        window.say(new AskCard(
                words.of("trouble." + trouble.kind()),
                words.of("trouble.text." + trouble.kind(), trouble.detail()),
                words.of("cover.close"),
                window::hush));
    }

    @Override
    public void lessons() {
        background.run(
                () -> Catalogue.read(library.entries()),
                catalogue -> notebook.read(notes -> {
                    Button record = tool("record", words.of("lessons.record", learner()), this::record);
                    LessonsPage page = LessonsPage.of(
                            words, catalogue, catalogue.mastery(notes), window::open, window::uncover, record);
                    window.cover(page);
                    reviews.offer(page, catalogue, notes);
                }));
    }

    private String learner() {
        return notebook.learnerProperty()
                .get()
                .map(learner -> learner.name().isEmpty() ? words.of("lessons.nobody") : learner.name())
                .orElse(words.of("lessons.nobody"));
    }

    private static Button tool(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shows the learner's record. */
    public void record() {
        desk.savePlace();
        notebook.read(notes -> notebook.learners(all -> notebook.learnerProperty()
                .get()
                .ifPresent(learner -> window.cover(RecordPage.of(
                        words,
                        learner,
                        notes,
                        all,
                        new RecordPage.Deeds(notebook, json -> export(learner, json), this::someoneElse),
                        this::lessons)))));
    }

    /** The learner or the record has changed: the lesson that is open is opened again as that learner left it. */
    private void someoneElse() {
        desk.reopen();
        record();
    }

    private void export(Learner learner, String json) {
        window.saveAs("skyferry-" + learner.code() + ".json").ifPresent(file -> {
            try {
                Files.writeString(file, json);
            } catch (IOException e) {
                say(new Trouble(Trouble.Kind.NOT_WRITTEN, String.valueOf(e.getMessage())));
            }
        });
    }

    /** Shows the reference of the check language. */
    public void reference() {
        window.cover(new ReferencePage(words, window::uncover));
    }

    @Override
    public void follow(String target) {
        String name = target.substring(target.indexOf(':') + 1);
        if (target.startsWith("term:")) {
            folder().ifPresent(folder -> background.run(
                    () -> Course.in(folder).glossary().find(name), term -> term.ifPresent(this::explain)));
        } else if (target.startsWith("lesson:")) {
            lesson(name.replaceFirst("#.*", ""));
        } else if (target.startsWith("card:")) {
            desk.lesson().ifPresent(lesson -> desk.go(lesson.steps().size() - 1));
        }
    }

    /** The folder that holds the course. */
    private Optional<Path> folder() {
        return desk.session().study().file().map(Path::getParent).map(Path::getParent);
    }

    /** Says what a term means. */
    public void explain(Glossary.Term term) {
        String also = term.also().isEmpty() ? "" : " " + words.of("term.also", String.join(", ", term.also()));
        window.say(new AskCard(term.title(), term.means() + also, words.of("cover.close"), window::hush));
    }

    private void lesson(String id) {
        background.run(
                () -> Catalogue.read(library.entries()),
                catalogue -> catalogue.lessons().stream()
                        .filter(item -> item.lesson().id().equals(id))
                        .findFirst()
                        .ifPresent(item -> window.open(item.entry().file())));
    }

    @Override
    public void replay(Recall.Shown shown) {
        window.say(projector.apply(shown));
    }

    @Override
    public void twin(String file) {
        desk.session()
                .study()
                .file()
                .map(Path::getParent)
                .map(folder -> folder.resolve(file))
                .ifPresent(window::open);
    }

    /** Opens what was open last for a learner who comes back; the list of lessons for one who is new. */
    public void welcome(List<Library.Entry> entries, Consumer<Path> open) {
        notebook.read(notes -> {
            Optional<String> last = notes.stream()
                    .filter(entry -> !entry.note().lesson().isEmpty())
                    .reduce((first, second) -> second)
                    .map(entry -> entry.note().lesson());
            background.run(() -> Catalogue.read(entries), catalogue -> {
                Optional<Path> left = catalogue.lessons().stream()
                        .filter(item -> last.filter(item.lesson().id()::equals).isPresent())
                        .map(item -> item.entry().file())
                        .findFirst();
                left.or(() -> entries.stream().findFirst().map(Library.Entry::file))
                        .ifPresent(open);
                if (left.isEmpty()) {
                    lessons();
                }
            });
        });
    }
}
