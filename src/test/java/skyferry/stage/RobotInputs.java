package skyferry.stage;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;

/** Inputs by a robot, one every few pulses, each timed from its dispatch to the end of the second pulse after it. */
final class RobotInputs {
    private static final long PAUSE = 90_000_000L;

    private final Scene scene;
    private final PulseWatch watch;
    private final int wanted;
    private final Robot robot = new Robot();
    private final PulseWatch.Sample latency = new PulseWatch.Sample();
    private long dispatched = -1;
    private int pulsesLeft;
    private int sent;
    private long lastSent;

    RobotInputs(Scene scene, PulseWatch watch, int wanted) {
        this.scene = scene;
        this.watch = watch;
        this.wanted = wanted;
    }

    void run(Consumer<PulseWatch.Sample> then) {
        scene.addEventFilter(InputEvent.ANY, event -> {
            if (dispatched < 0 && timed(event.getEventType())) {
                dispatched = System.nanoTime();
                pulsesLeft = 2;
            }
        });
        watch.whenPulseEnds(() -> {
            if (dispatched >= 0 && --pulsesLeft == 0) {
                // Once the pulse is through: what is run later comes after it.
                long from = dispatched;
                Platform.runLater(() -> {
                    latency.add(System.nanoTime() - from);
                    dispatched = -1;
                });
            }
        });
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (sent == wanted) {
                    stop();
                    watch.whenPulseEnds(() -> {});
                    then.accept(latency);
                } else if (now - lastSent > PAUSE) {
                    lastSent = now;
                    // Not within the pulse: an input comes when it comes.
                    Platform.runLater(() -> send(sent++));
                }
            }
        }.start();
    }

    private static boolean timed(EventType<?> type) {
        return type == MouseEvent.MOUSE_MOVED
                || type == MouseEvent.MOUSE_PRESSED
                || type == KeyEvent.KEY_PRESSED
                || type == ScrollEvent.SCROLL;
    }

    private void send(int number) {
        double x = 420 + number * 37 % 700;
        double y = 180 + number * 53 % 450;
        switch (number % 8) {
            case 0, 2, 4 ->
                robot.mouseMove(scene.getWindow().getX() + x, scene.getWindow().getY() + y);
            case 1 -> robot.mouseClick(MouseButton.PRIMARY);
            case 3 -> robot.mouseWheel(number / 8 % 2 == 0 ? -2 : 2);
            case 5 -> type(KeyCode.TAB);
            case 6 -> type(number / 8 % 2 == 0 ? KeyCode.F : KeyCode.C);
            default -> type(KeyCode.S);
        }
    }

    private void type(KeyCode key) {
        robot.keyPress(key);
        robot.keyRelease(key);
    }
}
