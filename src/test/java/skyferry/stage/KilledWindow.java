package skyferry.stage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import skyferry.record.RecordFile;
import skyferry.stage.command.Command;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.desk.PenThread;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/**
 * A window in a process of its own in which somebody turns the steps of a lesson to and fro, saying each, until the process is
 * killed. Arguments: the lesson's folder, the folder of the record.
 */
public final class KilledWindow {
    private static final double SIZE = 1000;
    private static final long PAUSE_MILLIS = 60;

    private KilledWindow() {}

    public static void main(String[] args) throws InterruptedException {
        Path lesson = Path.of(args[0]);
        Path data = Path.of(args[1]);
        Platform.startup(() -> {});
        Composition window = Ui.inWindow(() -> open(lesson, data));
        while (!Ui.inWindow(() -> window.session().study().lesson().isPresent()
                && !window.session().busyProperty().get())) {
            pause();
        }
        int last =
                Ui.inWindow(() -> window.lesson().lesson().orElseThrow().steps().size()) - 1;
        int by = 1;
        for (; ; ) {
            int turn = by;
            int step = Ui.inWindow(() -> {
                window.perform(turn > 0 ? Command.NEXT_STEP : Command.STEP_BEFORE);
                return window.lesson().stepProperty().get();
            });
            say(step);
            by = step == last ? -1 : step == 0 ? 1 : by;
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("SystemOut")
    private static void say(int step) {
        System.out.println("step " + step);
        System.out.flush();
    }

    private static Composition open(Path lesson, Path data) {
        Composition window = new Composition(
                new Composition.Ports(
                        new DirectEngine(),
                        new WorkerThread(),
                        new LessonFolder(lesson.getParent()),
                        Optional::empty,
                        new Notebook(() -> RecordFile.open(data), new PenThread(), System::currentTimeMillis)),
                new Look(Theme.LIGHT),
                Study.empty());
        Stage stage = new Stage();
        stage.setScene(window.scene(SIZE, SIZE));
        stage.show();
        window.begin();
        window.open(lesson);
        return window;
    }
}
