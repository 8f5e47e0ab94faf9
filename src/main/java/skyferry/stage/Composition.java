package skyferry.stage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import skyferry.lesson.Glossary;
import skyferry.lesson.speech.Narration;
import skyferry.lesson.speech.NarrationPlayer;
import skyferry.lesson.speech.SoundLine;
import skyferry.scene.Picture.Target;
import skyferry.stage.canvas.RefusalPopOver;
import skyferry.stage.canvas.WorldView;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.command.Tips;
import skyferry.stage.flows.FlowDesk;
import skyferry.stage.flows.LayersMenu;
import skyferry.stage.flows.SideStack;
import skyferry.stage.inspector.InspectorView;
import skyferry.stage.learn.LearnPane;
import skyferry.stage.learn.LearnView;
import skyferry.stage.learn.LessonRoom;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.recall.ReplayView;
import skyferry.stage.learn.talk.TalkView;
import skyferry.stage.narration.NarrationView;
import skyferry.stage.outgoing.ExportDesk;
import skyferry.stage.outgoing.ExportMenu;
import skyferry.stage.paint.Painter;
import skyferry.stage.palette.Finds;
import skyferry.stage.session.Background;
import skyferry.stage.session.Bookmarks;
import skyferry.stage.session.Engine;
import skyferry.stage.session.Judge;
import skyferry.stage.session.Library;
import skyferry.stage.session.Library.Reading;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.settings.Settings;
import skyferry.stage.shell.Dialogs;
import skyferry.stage.shell.Heartbeat;
import skyferry.stage.shell.Keys;
import skyferry.stage.shell.NoticeCard;
import skyferry.stage.shell.Shell;
import skyferry.stage.shell.SidePane;
import skyferry.stage.shell.StatusBar;
import skyferry.stage.shell.TopBar;
import skyferry.stage.theme.Fonts;
import skyferry.stage.theme.Look;
import skyferry.stage.timeline.TimelineView;
import skyferry.stage.words.Words;

/** Puts the window together: the one place that knows all parts. */
public final class Composition {
    private final Words words = Words.english();
    private final Look look;
    private final Library library;
    private final Background background;
    private final Dialogs dialogs;
    private final Session session;
    private final Heartbeat heartbeat;
    private final Shell shell;
    private final TopBar topBar;
    private final ExportDesk exports;
    private final WorldView world;
    private final CommandDesk desk;
    private final Bookmarks bookmarks;
    private final LessonDesk lesson;
    private final LessonRoom lessons;
    private final LearnView learn;

    public Composition(Ports ports, Look look, Study first) {
        this.look = look;
        this.library = ports.library();
        this.background = ports.background();
        this.dialogs = ports.dialogs();
        this.desk = new CommandDesk(ports.settings());
        Tips tips = new Tips(words, desk);
        Judge judge = new Judge(words);
        Painter painter = new Painter(Fonts.load());
        this.session = new Session(ports.engine(), background, judge, first);
        this.bookmarks = new Bookmarks(session);
        this.heartbeat = new Heartbeat(session);
        this.lesson = new LessonDesk(session, ports.notebook(), background, ports.voice());
        Words lessonWords = Words.ofLessons();
        this.lessons = new LessonRoom(
                lesson,
                library,
                background,
                new Around(),
                shown -> new ReplayView(lessonWords, look, painter, shown, () -> desk.perform(Command.ESCAPE)));
        this.learn = new LearnView(words, lesson, lessons);
        FlowDesk flows = new FlowDesk(session, background);
        this.world = new WorldView(words, look, session, painter, tips, flows.layersProperty());
        RefusalPopOver refusal = new RefusalPopOver(words, look, world, session, background, judge.blockers());
        this.exports = new ExportDesk(words, look, session, new WorkerThread(), new Outward());
        this.topBar = new TopBar(
                words, look, session, tips, new LayersMenu(words, flows, tips), new ExportMenu(words, exports));
        TimelineView timeline = new TimelineView(words, look, session, painter, bookmarks, tips);
        this.shell = new Shell(
                words,
                new Shell.Panes(
                        topBar,
                        new SidePane(
                                session,
                                new LearnPane(learn, new TalkView(lessonWords, lesson), lesson.talk()),
                                new NarrationView(words, session)),
                        world,
                        new SideStack(
                                words,
                                look,
                                session,
                                flows,
                                painter,
                                new InspectorView(words, look, session, background, judge, painter)),
                        timeline,
                        new StatusBar(words, session, flows::toggleIsolation, heartbeat.pulsesProperty())));
        Finds finds = new Finds(words, session, desk, new Finds.Sources(library, background), new Around());
        new Deeds(
                words,
                desk,
                new Deeds.Parts(
                        look,
                        session,
                        background,
                        bookmarks,
                        shell,
                        world,
                        refusal,
                        timeline,
                        flows,
                        lesson,
                        lessons,
                        learn,
                        painter,
                        finds,
                        this::openFile));
        session.draft().setWhenRefused(refusal::show);
        session.draft()
                .setWhenForbidden(vm -> shell.say(new NoticeCard(words, words.of("forbidden.move", vm), shell::hush)));
        SideStack.whenWide(flows, shell::widenRight);
        look.dress(shell);
    }

    /** What lies outside the window, and what tests put in its place. */
    public record Ports(
            Engine engine,
            Background background,
            Library library,
            Dialogs dialogs,
            Notebook notebook,
            Function<Narration, NarrationPlayer> voice,
            Settings settings) {

        /** Without sound, the text of dialogues plays along; without settings that outlive the window. */
        public Ports(Engine engine, Background background, Library library, Dialogs dialogs, Notebook notebook) {
            this(
                    engine,
                    background,
                    library,
                    dialogs,
                    notebook,
                    narration -> new NarrationPlayer(narration, SoundLine.silent()),
                    Settings.forgetful());
        }

        /** Without a record that outlives the window. */
        public Ports(Engine engine, Background background, Library library, Dialogs dialogs) {
            this(engine, background, library, dialogs, Notebook.forgetful());
        }
    }

    /** The window as what leaves it sees it. */
    private final class Outward implements ExportDesk.Around {
        @Override
        public Optional<Path> saveAs(String name) {
            return dialogs.saveAs(name);
        }

        @Override
        public void say(Node card) {
            shell.say(card);
        }

        @Override
        public void hush() {
            shell.hush();
        }
    }

    /** The window as the lessons and the search see it. */
    private final class Around implements LessonRoom.Window, Finds.Ways {
        @Override
        public void cover(Region page) {
            shell.cover(page);
        }

        @Override
        public void uncover() {
            shell.uncover();
            world.canvas().requestFocus();
        }

        @Override
        public void open(Path file) {
            shell.uncover();
            session.modeProperty().set(Session.Mode.LEARN);
            Composition.this.open(file);
            world.canvas().requestFocus();
        }

        @Override
        public void say(Node card) {
            shell.say(card);
        }

        @Override
        public void hush() {
            shell.hush();
        }

        @Override
        public Optional<Path> saveAs(String name) {
            return dialogs.saveAs(name);
        }

        @Override
        public void focusTask() {
            learn.focusTask();
        }

        @Override
        public void show(Target target) {
            shell.uncover();
            world.show(target);
            world.canvas().requestFocus();
        }

        @Override
        public void explain(Glossary.Term term) {
            shell.uncover();
            lessons.explain(term);
        }
    }

    /** A scene with the window in it, listening to keys. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(shell, width, height);
        shell.arrange(width, height, look.textScale());
        look.textScaleProperty()
                .addListener((property, old, scale) ->
                        shell.arrange(scene.getWidth(), scene.getHeight(), scale.doubleValue()));
        new Keys(desk).listenTo(scene);
        return scene;
    }

    /** Starts the clock and puts the focus on the canvas; once the window shows. */
    public void begin() {
        lesson.begin();
        // A node has its place in the scene only once the split panes have their skins.
        shell.applyCss();
        world.canvas().requestFocus();
        heartbeat.start();
    }

    /** Stops the clock and what is being computed. */
    public void end() {
        heartbeat.stop();
        lesson.savePlace();
        lesson.talk().silence();
        lesson.notebook().end();
        background.close();
        exports.close();
    }

    /** Opens a file or a lesson's folder, or the first lesson if none is wanted, and fills the menu; the window is live meanwhile. */
    public void open(Optional<Path> wanted) {
        wanted.ifPresent(this::open);
        background.run(library::entries, entries -> {
            topBar.offer(entries, this::open);
            if (wanted.isEmpty() && !entries.isEmpty()) {
                lessons.welcome(entries, this::open);
            }
        });
    }

    /** Opens a file; if it cannot be read, says why and leaves what is open. */
    public void open(Path file) {
        background.run(() -> library.read(file), reading -> {
            switch (reading) {
                case Reading.Read read -> {
                    shell.hush();
                    lesson.open(read.study());
                }
                case Reading.Unreadable unreadable -> shell.sayUnreadable(unreadable.file(), unreadable.messages());
            }
        });
    }

    private void openFile() {
        dialogs.chooseScenario().ifPresent(this::open);
    }

    /** Does what a command asks for, as a key or a menu would. */
    public void perform(Command command) {
        desk.perform(command);
    }

    /** Shows the learner's record. */
    public void showRecord() {
        lessons.record();
    }

    /** What can be asked of the window, and by which keys. */
    public CommandDesk desk() {
        return desk;
    }

    public Bookmarks bookmarks() {
        return bookmarks;
    }

    public Look look() {
        return look;
    }

    public WorldView world() {
        return world;
    }

    public Session session() {
        return session;
    }

    /** The lesson that is open. */
    public LessonDesk lesson() {
        return lesson;
    }

    public Shell shell() {
        return shell;
    }
}
