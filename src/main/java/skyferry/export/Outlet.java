package skyferry.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that a run can be written as. */
public enum Outlet {
    /** The picture at an instant, in pixels. */
    PNG,
    /** The picture at an instant, in shapes. */
    SVG,
    /** A film of the moves that plays everywhere. */
    GIF,
    /** The same film, smaller and in all colours. */
    MP4,
    /** Curves and events as a table. */
    CSV,
    /** A report to read and print. */
    HTML;

    /** The end of the file's name: {@code png}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file's name asks for; empty for a name that ends otherwise. */
    public static Optional<Outlet> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (Outlet outlet : values()) {
            if (name.endsWith("." + outlet.extension())) {
                return Optional.of(outlet);
            }
        }
        return Optional.empty();
    }
}
