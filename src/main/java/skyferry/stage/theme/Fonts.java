package skyferry.stage.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import skyferry.scene.DrawOp.Face;

/** The shipped faces as JavaFX fonts, made once per size. Used on the JavaFX thread only. */
public final class Fonts {
    private static final List<String> FILES =
            List.of("Inter-Regular", "Inter-SemiBold", "Inter-Bold", "JetBrainsMono-Regular", "JetBrainsMono-Bold");

    private final Map<Face, Map<Double, Font>> made = new EnumMap<>(Face.class);

    private Fonts() {}

    /**
     * Makes the shipped faces known to JavaFX.
     *
     * @throws IllegalStateException when the class path lacks one of them
     */
    public static Fonts load() {
        for (String file : FILES) {
            String path = "/assets/fonts/" + file + ".ttf";
            try (InputStream in = Fonts.class.getResourceAsStream(path)) {
                if (in == null || Font.loadFont(in, 12) == null) {
                    throw new IllegalStateException("no font at " + path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Fonts();
    }

    /** The face in a size of logical pixels. */
    public Font of(Face face, double size) {
        return made.computeIfAbsent(face, f -> new HashMap<>()).computeIfAbsent(size, s -> make(face, s));
    }

    private static Font make(Face face, double size) {
        return switch (face) {
            case REGULAR -> Font.font("Inter", FontWeight.NORMAL, size);
            case SEMIBOLD -> Font.font("Inter SemiBold", FontWeight.SEMI_BOLD, size);
            case BOLD -> Font.font("Inter", FontWeight.BOLD, size);
            case MONO -> Font.font("JetBrains Mono", FontWeight.NORMAL, size);
            case MONO_BOLD -> Font.font("JetBrains Mono", FontWeight.BOLD, size);
        };
    }
}
