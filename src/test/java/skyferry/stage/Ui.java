package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import skyferry.record.RecordFile;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.stage.canvas.WorldView;
import skyferry.stage.command.Stroke;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.desk.PenThread;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Library;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;
import skyferry.stage.words.Words;

/** A person at the window: sees, points, presses keys. The only place in the tests that knows the robot. */
final class Ui {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double SIZE = 1000;
    private static final int MOST_TABS = 25;

    private final FxRobot robot = new FxRobot();
    private final Composition window;

    private final AskedFiles files;

    private Ui(Composition window, AskedFiles files) {
        this.window = window;
        this.files = files;
    }

    /** How often a file was asked for. */
    static final class AskedFiles {
        private int times;

        private Optional<Path> ask() {
            times++;
            return Optional.empty();
        }
    }

    int timesAskedForAFile() {
        return files.times;
    }

    static Words words() {
        return Words.english();
    }

    /** Opens the window on a study, as large as the headless screen allows, with time standing. */
    static Ui open(Study study, Library library) {
        AskedFiles files = new AskedFiles();
        return open(
                study,
                new Composition.Ports(
                        new skyferry.stage.session.DirectEngine(), new WorkerThread(), library, files::ask),
                files);
    }

    /** The same with what lies outside the window put in by the test. */
    static Ui open(Study study, Composition.Ports ports) {
        return open(study, ports, new AskedFiles());
    }

    private static Ui open(Study study, Composition.Ports ports, AskedFiles files) {
        try {
            FxToolkit.registerPrimaryStage();
            Ui[] made = new Ui[1];
            FxToolkit.setupStage(stage -> {
                Look look = new Look(Theme.LIGHT);
                Composition window = new Composition(ports, look, study);
                made[0] = new Ui(window, files);
                show(stage, window.scene(SIZE, SIZE));
                window.begin();
            });
            WaitForAsyncUtils.waitForFxEvents();
            return made[0];
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the window on a lesson's folder, with a record in a folder. */
    static Ui lesson(Path lesson, Path data) {
        try {
            FxToolkit.registerPrimaryStage();
            Ui[] made = new Ui[1];
            FxToolkit.setupStage(stage -> {
                AskedFiles files = new AskedFiles();
                Composition window = new Composition(
                        new Composition.Ports(
                                new skyferry.stage.session.DirectEngine(),
                                new WorkerThread(),
                                new LessonFolder(lesson.getParent()),
                                files::ask,
                                new Notebook(() -> RecordFile.open(data), new PenThread(), System::currentTimeMillis)),
                        new Look(Theme.LIGHT),
                        Study.empty());
                made[0] = new Ui(window, files);
                Scene scene = window.scene(SIZE, SIZE);
                show(stage, scene);
                window.begin();
                window.open(lesson);
            });
            made[0].await(
                    "the lesson",
                    () -> made[0].window.session().study().lesson().isPresent()
                            && !made[0].window.session().busyProperty().get());
            made[0].inWindowDo(() -> made[0].window.shell().showLeft());
            WaitForAsyncUtils.waitForFxEvents();
            return made[0];
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inWindowDo(Runnable work) {
        robot.interact(work);
    }

    /** Scrolls the pane at the left until a control is in sight. */
    Ui reach(String id) {
        robot.interact(() -> {
            window.shell().applyCss();
            window.shell().layout();
            Node node = shownNode(id);
            ScrollPane pane = (ScrollPane) window.shell().lookup(".learn");
            Node content = pane.getContent();
            double y = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                    .getCenterY();
            double room = content.getBoundsInLocal().getHeight()
                    - pane.getViewportBounds().getHeight();
            double to = y - pane.getViewportBounds().getHeight() / 2;
            pane.setVvalue(room <= 0 ? 0 : Math.clamp(to / room, 0, 1));
        });
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    private Node shownNode(String id) {
        return robot.lookup("#" + id).queryAll().stream()
                .filter(Ui::shown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in\n" + text()));
    }

    /** Scrolls to a control and clicks it. */
    Ui press(String id, Reached how) {
        reach(id);
        Point2D middle = inWindow(() -> {
            Node node = shownNode(id);
            return node.localToScreen(
                    node.getBoundsInLocal().getCenterX(),
                    node.getBoundsInLocal().getCenterY());
        });
        robot.clickOn(middle);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** That a control is brought in sight before it is clicked. */
    enum Reached {
        IN_THE_LESSON
    }

    /** Walks with Tab until a control has the focus, and sees that the focus can be seen there. */
    Ui tabTo(String id) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (id.equals(focused())) {
                return this;
            }
            type(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + id + "; the focus is on " + focused());
    }

    /** The id of what has the focus. */
    String focused() {
        return inWindow(() -> Optional.ofNullable(window.shell().getScene().getFocusOwner())
                .map(Node::getId)
                .orElse(""));
    }

    /** Walks with Tab over the canvas until a machine is selected. */
    Ui selectByKeys(String vm) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (inWindow(() -> window.session().selectedVm().filter(vm::equals).isPresent())) {
                return this;
            }
            type(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + vm);
    }

    /** Goes down the list of hosts to one and takes it. */
    Ui chooseByKeys(String host) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (inWindow(() -> window.session().draft().state().target().equals(host))) {
                return type(KeyCode.ENTER);
            }
            type(KeyCode.DOWN);
        }
        throw new AssertionError("the list does not lead to " + host);
    }

    private static void show(Stage stage, Scene scene) {
        stage.setFullScreen(false);
        stage.setMaximized(false);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.setWidth(SIZE);
        stage.setHeight(SIZE);
        stage.show();
    }

    /** A library that has nothing and reads nothing. */
    static Library emptyLibrary() {
        return new Library() {
            @Override
            public List<Entry> entries() {
                return List.of();
            }

            @Override
            public Reading read(Path file) {
                return new Reading.Unreadable(file, List.of("no such file"));
            }
        };
    }

    /** Stops the window's clock. */
    void close() {
        robot.release(new KeyCode[0]).release(new MouseButton[0]);
        inWindow(() -> {
            window.end();
            window.session().player().pause();
            List.copyOf(Window.getWindows()).stream()
                    .filter(w -> !(w instanceof Stage))
                    .forEach(Window::hide);
            return true;
        });
    }

    // ---- seeing ----

    Composition window() {
        return window;
    }

    Session session() {
        return window.session();
    }

    WorldAt world() {
        return inWindow(() -> window.session().world());
    }

    String hostOf(String vm) {
        return inWindow(() -> window.session().hostOf(vm).orElse(""));
    }

    double seconds() {
        return inWindow(() -> window.session().player().now() / 1e9);
    }

    /** All words that stand on the canvas. */
    String canvasText() {
        return inWindow(() -> canvas().pictures().stream()
                .flatMap(p -> p.ops().stream())
                .flatMap(op -> op instanceof DrawOp.TextLine t ? Stream.of(t.text()) : Stream.empty())
                .collect(Collectors.joining("\n")));
    }

    /** All words in the pictures of the parts of the window of a style. */
    String drawnText(String style) {
        return inWindow(() -> robot.lookup(style + " .picture-canvas").queryAll().stream()
                .filter(Ui::shown)
                .flatMap(node -> ((PictureCanvas) node).pictures().stream())
                .flatMap(p -> p.ops().stream())
                .flatMap(op -> op instanceof DrawOp.TextLine t ? Stream.of(t.text()) : Stream.empty())
                .collect(Collectors.joining("\n")));
    }

    /** Does something on the JavaFX thread. */
    void does(Runnable work) {
        robot.interact(work);
    }

    /** All words in labels, buttons and text areas of all open windows and popups. */
    String text() {
        return inWindow(() -> Window.getWindows().stream()
                .filter(Window::isShowing)
                .flatMap(w -> words(w.getScene().getRoot()))
                .collect(Collectors.joining("\n")));
    }

    private static Stream<String> words(Node node) {
        Stream<String> own = switch (node) {
            case Labeled labeled when labeled.isVisible() -> Stream.of(String.valueOf(labeled.getText()));
            case TextInputControl input when input.isVisible() -> Stream.of(input.getText());
            default -> Stream.of();
        };
        return node instanceof Parent parent && parent.isVisible()
                ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(Ui::words))
                : own;
    }

    /** Waits until something is so. */
    void await(String what, BooleanSupplier isSo) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> inWindow(isSo::getAsBoolean));
    }

    void awaitText(String part) {
        Awaitility.await("text '" + part + "'").atMost(PATIENCE).until(() -> text().contains(part));
    }

    void awaitCanvasText(String part) {
        Awaitility.await("canvas text '" + part + "'")
                .atMost(PATIENCE)
                .until(() -> canvasText().contains(part));
    }

    /** Waits until a host says that to the machine in hand. */
    void awaitVerdict(String host, String badge) {
        await(
                host + ": " + badge,
                () -> badge.equals(
                        window.session().draft().state().judgements().get(host).badge()));
    }

    // ---- pointing ----

    private PictureCanvas canvas() {
        return ((WorldView) window.shell().lookup(".world")).canvas();
    }

    /** The middle of something on the canvas, on the screen. */
    private Point2D middle(Target target) {
        return inWindow(() -> {
            Picture.Hit hit = canvas().pictures().stream()
                    .flatMap(p -> p.hits().stream())
                    .filter(h -> h.target().equals(target))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(target + " is not drawn"));
            return canvas().localToScreen(hit.x() + hit.w() / 2, hit.y() + hit.h() / 2);
        });
    }

    private Point2D machine(String vm) {
        return middle(new Target.VmTarget(vm));
    }

    /** A place on a host's card. */
    private Point2D host(String host) {
        return middle(new Target.HostTarget(host));
    }

    /** Where something on the canvas is taken hold of. */
    enum Grip {
        MIDDLE,
        /** The part of a card where its name stands. */
        NAME
    }

    private Point2D at(Target target, Grip grip) {
        return grip == Grip.MIDDLE
                ? middle(target)
                : inWindow(() -> {
                    Picture.Hit hit = window.world().area(target).orElseThrow();
                    return canvas().localToScreen(hit.x() + hit.w() * 0.6, hit.y() + 14);
                });
    }

    /** Drags something so far and lets it go. */
    Ui pull(Target target, Grip grip, double dx, double dy) {
        robot.moveTo(at(target, grip)).press(MouseButton.PRIMARY).moveBy(8, 8).moveBy(dx, dy);
        WaitForAsyncUtils.waitForFxEvents();
        return letGo();
    }

    /** Asks what can be done with something. */
    Ui rightClick(Target target, Grip grip) {
        robot.moveTo(at(target, grip)).clickOn(MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    Ui press(String vm) {
        robot.moveTo(machine(vm)).press(MouseButton.PRIMARY);
        return this;
    }

    Ui carryTo(String host) {
        Point2D to = host(host);
        robot.moveBy(8, 8).moveTo(to);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    Ui letGo() {
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    Ui clickMachine(String vm) {
        robot.clickOn(machine(vm));
        return this;
    }

    Ui clickHost(String host) {
        robot.clickOn(host(host));
        return this;
    }

    Ui click(String id) {
        robot.clickOn("#" + id);
        return this;
    }

    /** Presses a command's keys, or types its sign. */
    Ui stroke(Stroke stroke) {
        return Strokes.of(stroke).map(this::type).orElseGet(() -> write(stroke.name()));
    }

    /** Presses and lets go keys together. */
    Ui type(KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Lets go with the control key held, of which the headless robot tells mouse events nothing. */
    Ui letGoWithControl(String host) {
        Point2D at = host(host);
        robot.interact(() -> {
            Point2D local = canvas().screenToLocal(at);
            MouseEvent released = new MouseEvent(
                    MouseEvent.MOUSE_RELEASED,
                    local.getX(),
                    local.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null);
            canvas().fireEvent(released);
        });
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Puts the focus on a control, as somebody does who walks there with Tab. */
    Ui focus(String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAll().stream()
                .filter(Ui::shown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id))
                .requestFocus());
        return this;
    }

    private static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Presses a button with the keyboard, wherever it has been scrolled to. */
    Ui fire(String id) {
        focus(id);
        return type(KeyCode.SPACE);
    }

    /** Unfolds a part of a pane. */
    Ui expand(String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAll().stream()
                .filter(Ui::shown)
                .map(TitledPane.class::cast)
                .forEach(pane -> pane.setExpanded(true)));
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** What a control's tooltip says. */
    String tip(String id) {
        return inWindow(
                () -> ((Control) robot.lookup("#" + id).query()).getTooltip().getText());
    }

    /** What a screen reader says more about a control. */
    String help(String id) {
        return inWindow(() -> robot.lookup("#" + id).query().getAccessibleHelp());
    }

    /** Types a text in place of what stands in the field that has the focus. */
    Ui replaceText(String text) {
        robot.interact(() -> ((TextInputControl) window.shell().getScene().getFocusOwner()).selectAll());
        robot.write(text);
        return this;
    }

    /** Types signs wherever the focus is. */
    Ui write(String signs) {
        robot.write(signs);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Drags a slider's thumb to a share of its length. */
    Ui slide(String id, double share) {
        Node slider = robot.lookup("#" + id).queryAll().stream()
                .filter(Ui::shown)
                .findFirst()
                .orElseThrow();
        Node thumb = slider.lookup(".thumb");
        Point2D to = inWindow(() -> slider.localToScreen(
                slider.getBoundsInLocal().getWidth() * share,
                slider.getBoundsInLocal().getHeight() / 2));
        robot.moveTo(thumb).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Drags the playhead to a share of the timeline's width. */
    Ui scrubTo(double share) {
        Node timeline = robot.lookup("#timeline").query();
        Point2D at = inWindow(() -> timeline.localToScreen(
                timeline.getBoundsInLocal().getWidth() * share,
                timeline.getBoundsInLocal().getHeight() / 2));
        robot.moveTo(at).press(MouseButton.PRIMARY).moveBy(2, 0).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Does something on the JavaFX thread and waits for it. */
    static <T> T inWindow(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    void seesNoMove() {
        assertThat(inWindow(() -> window.session().run().actions())).isEmpty();
        assertThat(world().moves()).isEmpty();
    }
}
