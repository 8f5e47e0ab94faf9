package skyferry.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Screen;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Hands for somebody who sees only pictures: opens the real window, reads one input a line and answers each with a picture of the whole
 * screen, {@code 001.png} and so on. Arguments: the project's folder, the folder for the pictures, what to open first (nothing, a scenario
 * or a lesson's folder). Needs a display, if only a virtual one; the logs in {@code src/test/play} were made with it:
 *
 * <pre>{@code
 * mkfifo hands; xvfb-run -s "-screen 0 1280x800x24" java -Dskyferry.data=empty-folder -cp .. skyferry.stage.Hands . pictures <> hands
 * echo "click 640 400" > hands
 * }</pre>
 *
 * <p>Inputs, in points of the screen: {@code click X Y}, {@code double X Y}, {@code right X Y}, {@code drag X1 Y1 X2 Y2}, {@code hover X Y},
 * {@code down X Y}, {@code up}, {@code scroll X Y NOTCHES} (down is positive), {@code key Ctrl+K}, {@code hold Ctrl}, {@code let Ctrl},
 * {@code type TEXT}, {@code wait SECONDS}, {@code shot FILE}, {@code end}.
 */
public final class Hands {
    /** What the window gets after an input before its picture is taken: longer than its transitions last. */
    private static final long SETTLE_MILLIS = 450;

    private static final long CALM_NANOS = 500_000_000;
    private static final int MOST_WAITS = 60;
    private static final int DRAG_STEPS = 12;

    private final FxRobot robot = new FxRobot();
    private final Path out;
    private int count;

    private Hands(Path out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[1]));
        Thread.ofPlatform().daemon().name("hands").start(() -> new Hands(out).obey());
        Launcher.open(Path.of(args[0]), Path.of(args.length > 2 ? args[2] : ""));
    }

    private void obey() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.equals("end"); line = lines.readLine()) {
                if (!line.isBlank()) {
                    answer(line.strip());
                }
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        Platform.exit();
    }

    private void answer(String line) throws IOException {
        try {
            waitForCalm();
            String[] words = line.split(" ", 2);
            act(words[0], words.length > 1 ? words[1].strip() : "");
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
            System.err.println("not understood: " + line + " (" + e.getMessage() + ")");
        }
        WaitForAsyncUtils.sleep(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        write(out.resolve("%03d.png".formatted(++count)));
        Files.writeString(out.resolve("done"), count + " " + line);
    }

    /** A person waits while the window is busy; the robot would give up. */
    private static void waitForCalm() {
        for (int i = 0; i < MOST_WAITS; i++) {
            long asked = System.nanoTime();
            Ui.inWindow(() -> true);
            if (System.nanoTime() - asked < CALM_NANOS) {
                return;
            }
        }
    }

    private void act(String verb, String rest) throws IOException {
        switch (verb) {
            case "type" -> robot.write(rest, 0);
            case "key" -> {
                KeyCode[] keys = keys(rest);
                robot.press(keys).release(keys);
            }
            case "hold" -> robot.press(keys(rest));
            case "let" -> robot.release(keys(rest));
            case "wait" -> WaitForAsyncUtils.sleep(Math.round(Double.parseDouble(rest) * 1000), TimeUnit.MILLISECONDS);
            case "shot" -> write(Path.of(rest));
            case "up" -> robot.release(MouseButton.PRIMARY);
            default -> point(verb, numbers(rest));
        }
    }

    private void point(String verb, double[] at) {
        robot.moveTo(at[0], at[1]);
        switch (verb) {
            case "click" -> robot.clickOn(MouseButton.PRIMARY);
            case "double" -> robot.doubleClickOn(MouseButton.PRIMARY);
            case "right" -> robot.clickOn(MouseButton.SECONDARY);
            case "down" -> robot.press(MouseButton.PRIMARY);
            case "hover" -> {
                // The pointer is there already.
            }
            case "scroll" -> robot.interact(() -> new javafx.scene.robot.Robot().mouseWheel((int) at[2]));
            case "drag" -> drag(at);
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private void drag(double[] at) {
        robot.press(MouseButton.PRIMARY);
        for (int i = 1; i <= DRAG_STEPS; i++) {
            double share = (double) i / DRAG_STEPS;
            robot.moveTo(at[0] + (at[2] - at[0]) * share, at[1] + (at[3] - at[1]) * share);
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.release(MouseButton.PRIMARY);
    }

    private static double[] numbers(String rest) {
        String[] words = rest.split(" +");
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Double.parseDouble(words[i]);
        }
        return numbers;
    }

    /** Keys as a person names them: {@code Ctrl+K}, {@code Shift+F6}, {@code Esc}, {@code Left}. */
    private static KeyCode[] keys(String names) {
        List<KeyCode> keys = new ArrayList<>();
        for (String name : names.split("\\+")) {
            keys.add(
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "ctrl" -> KeyCode.CONTROL;
                        case "esc" -> KeyCode.ESCAPE;
                        default ->
                            name.length() == 1 && Character.isDigit(name.charAt(0))
                                    ? KeyCode.getKeyCode(name)
                                    : KeyCode.valueOf(
                                            name.toUpperCase(Locale.ROOT).replace(' ', '_'));
                    });
        }
        return keys.toArray(KeyCode[]::new);
    }

    private void write(Path file) throws IOException {
        Rectangle2D screen = Ui.inWindow(() -> Screen.getPrimary().getBounds());
        WritableImage picture = Ui.inWindow(() -> new javafx.scene.robot.Robot().getScreenCapture(null, screen));
        Files.write(file, Png.of(picture));
    }
}
