package skyferry.scene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import skyferry.scene.DrawOp.Face;

/**
 * How wide a line of text is in the shipped faces, in logical pixels: the sum of the advance widths, the same on every
 * machine and with every toolkit, with or without a display. Safe for any thread.
 */
public final class TextMeasure {
    /** Stands for what had to be cut off. */
    public static final String ELLIPSIS = "\u2026";

    private static final Map<Face, TrueTypeWidths> FACES = new EnumMap<>(Face.class);

    static {
        for (Face face : Face.values()) {
            FACES.put(face, load(face));
        }
    }

    private TextMeasure() {}

    /** Where a face lies on the class path, with a leading slash. */
    public static String resource(Face face) {
        return "/assets/fonts/"
                + switch (face) {
                    case REGULAR -> "Inter-Regular.ttf";
                    case SEMIBOLD -> "Inter-SemiBold.ttf";
                    case BOLD -> "Inter-Bold.ttf";
                    case MONO -> "JetBrainsMono-Regular.ttf";
                    case MONO_BOLD -> "JetBrainsMono-Bold.ttf";
                };
    }

    /** The width of a line of text, logical pixels. */
    public static double width(String text, Face face, double size) {
        TrueTypeWidths widths = widths(face);
        double ems = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            ems += widths.em(codePoint);
            i += Character.charCount(codePoint);
        }
        return ems * size;
    }

    /** The text if it fits, or as much of its beginning as fits with an ellipsis behind, or nothing. */
    public static String fit(String text, Face face, double size, double maxWidth) {
        if (width(text, face, size) <= maxWidth) {
            return text;
        }
        TrueTypeWidths widths = widths(face);
        double room = maxWidth / size - widths.em(ELLIPSIS.codePointAt(0));
        int end = 0;
        while (room >= 0 && end < text.length()) {
            int codePoint = text.codePointAt(end);
            room -= widths.em(codePoint);
            if (room >= 0) {
                end += Character.charCount(codePoint);
            }
        }
        String kept = text.substring(0, end).stripTrailing();
        return kept.isEmpty() ? "" : kept + ELLIPSIS;
    }

    /** Whether a face has a glyph for every character of a text. */
    public static boolean covers(String text, Face face) {
        return text.codePoints().allMatch(widths(face)::has);
    }

    private static TrueTypeWidths widths(Face face) {
        return java.util.Objects.requireNonNull(FACES.get(face));
    }

    private static TrueTypeWidths load(Face face) {
        try (InputStream in = TextMeasure.class.getResourceAsStream(resource(face))) {
            if (in == null) {
                throw new IllegalStateException("no font at " + resource(face));
            }
            return new TrueTypeWidths(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
