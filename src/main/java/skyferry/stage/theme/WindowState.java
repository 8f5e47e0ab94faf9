package skyferry.stage.theme;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Properties;

/**
 * What of the window's look is taken up at the next start.
 *
 * @param textScale size of text as a factor
 * @param width of the window, logical pixels; 0 where it never was chosen
 * @param maximized whether it fills the screen
 */
public record WindowState(
        Theme theme, double textScale, double x, double y, double width, double height, boolean maximized) {
    /** The window of the first start. */
    public static final WindowState FIRST = new WindowState(Theme.LIGHT, 1, 0, 0, 0, 0, false);

    private static final String FILE = "window.properties";

    /** What was written into a folder; the first start's where nothing was, or nothing that can be read. */
    public static WindowState in(Path folder) {
        Properties kept = new Properties();
        Path file = folder.resolve(FILE);
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                kept.load(in);
            } catch (IOException | IllegalArgumentException e) {
                return FIRST;
            }
        }
        return of(kept);
    }

    private static WindowState of(Properties kept) {
        Theme theme = FIRST.theme;
        for (Theme known : Theme.values()) {
            theme = known.styleClass().equals(kept.getProperty("theme")) ? known : theme;
        }
        double scale = number(kept, "text").orElse(1);
        return new WindowState(
                theme,
                Math.clamp(scale, Look.SMALLEST, Look.LARGEST),
                number(kept, "x").orElse(0),
                number(kept, "y").orElse(0),
                Math.max(0, number(kept, "width").orElse(0)),
                Math.max(0, number(kept, "height").orElse(0)),
                Boolean.parseBoolean(kept.getProperty("maximized")));
    }

    private static OptionalDouble number(Properties kept, String key) {
        try {
            double value = Double.parseDouble(kept.getProperty(key, ""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Writes it into a folder, whole or not at all.
     *
     * @throws IOException when it cannot be written; what was there before stays
     */
    public void write(Path folder) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("theme", theme.styleClass());
        kept.setProperty("text", text(textScale));
        kept.setProperty("x", text(x));
        kept.setProperty("y", text(y));
        kept.setProperty("width", text(width));
        kept.setProperty("height", text(height));
        kept.setProperty("maximized", Boolean.toString(maximized));
        Files.createDirectories(folder);
        Path next = folder.resolve(FILE + ".new");
        try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            kept.store(out, null);
        }
        Files.move(next, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
