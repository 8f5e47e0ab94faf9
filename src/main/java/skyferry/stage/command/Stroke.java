package skyferry.stage.command;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys that are pressed together, by name: {@code M}, {@code Shift+Left}, {@code Ctrl+K}, or a sign such as {@code ?} wherever it
 * lies on a keyboard. {@code Ctrl} stands for the key that a system uses for its shortcuts.
 */
public record Stroke(String name) {
    private static final String CTRL = "Ctrl+";
    private static final String SHIFT = "Shift+";
    private static final String NUMPAD = "Numpad ";

    /**
     * What a pressed key is; empty for a key that only changes others, for one with Alt, and for one that writes a sign, which is
     * told when it is typed.
     */
    public static Optional<Stroke> pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean writesSign = !code.isLetterKey()
                && !code.isDigitKey()
                && !code.isNavigationKey()
                && !code.isFunctionKey()
                && !code.isWhitespaceKey()
                && !isWorker(code);
        if (code.isModifierKey() || code == KeyCode.UNDEFINED || event.isAltDown()) {
            return Optional.empty();
        }
        if (!event.isShortcutDown() && (writesSign || code.isDigitKey() && event.isShiftDown())) {
            return Optional.empty();
        }
        String shift = event.isShiftDown() ? SHIFT : "";
        return Optional.of(new Stroke((event.isShortcutDown() ? CTRL : "") + shift + nameOf(code)));
    }

    private static boolean isWorker(KeyCode code) {
        return code == KeyCode.ESCAPE || code == KeyCode.BACK_SPACE || code == KeyCode.DELETE || code == KeyCode.INSERT;
    }

    private static String nameOf(KeyCode code) {
        String name = code.getName();
        return name.startsWith(NUMPAD) ? name.substring(NUMPAD.length()) : name;
    }

    /** A sign that was typed; letters are told when they are pressed. */
    public static Optional<Stroke> typed(String sign) {
        boolean isSign = sign.length() == 1 && !Character.isLetter(sign.charAt(0)) && sign.charAt(0) > ' ';
        return isSign ? Optional.of(new Stroke(sign)) : Optional.empty();
    }

    /** Whether the system's key for shortcuts is part of it. */
    public boolean isShortcut() {
        return name.startsWith(CTRL) && name.length() > CTRL.length();
    }

    /** The same without Shift, for keys of which Shift makes nothing else. */
    Stroke withoutShift() {
        return isShortcut() ? this : new Stroke(name.startsWith(SHIFT) ? name.substring(SHIFT.length()) : name);
    }

    /** The name as it is shown: arrows as arrows. */
    public String shown() {
        return name.replace("Left", "←")
                .replace("Right", "→")
                .replace("Up", name.endsWith("Page Up") ? "Up" : "↑")
                .replace("Down", name.endsWith("Page Down") ? "Down" : "↓")
                .replace("Equals", "=")
                .replace("Plus", "+")
                .replace("Minus", "−");
    }
}
