package skyferry.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import skyferry.stage.command.Stroke;

/** The keys of a keyboard that a stroke is made of. */
final class Strokes {
    private Strokes() {}

    /** Keys to press together; empty for a sign, which is typed wherever it lies. */
    static Optional<KeyCode[]> of(Stroke stroke) {
        List<KeyCode> keys = new ArrayList<>();
        String rest = stroke.name();
        while (rest.length() > 1 && (rest.startsWith("Ctrl+") || rest.startsWith("Shift+"))) {
            keys.add(rest.startsWith("Ctrl+") ? KeyCode.CONTROL : KeyCode.SHIFT);
            rest = rest.substring(rest.indexOf('+') + 1);
        }
        String name = rest;
        boolean sign = keys.isEmpty() && name.length() == 1 && !Character.isLetterOrDigit(name.charAt(0));
        return sign
                ? Optional.empty()
                : Arrays.stream(KeyCode.values())
                        .filter(code -> code.getName().equals(name))
                        .findFirst()
                        .map(code -> {
                            keys.add(code);
                            return keys.toArray(KeyCode[]::new);
                        });
    }
}
