package skyferry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether a window can be opened on this machine, before JavaFX tries and fails. */
final class Display {
    private static final List<Path> LIBRARY_FOLDERS =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/lib"), Path.of("/usr/local/lib"));
    private static final String GTK = "libgtk-3.so.0";

    private final String system;
    private final Map<String, String> environment;

    Display(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
    }

    static Display ofThisMachine() {
        return new Display(System.getProperty("os.name", ""), System.getenv());
    }

    /** What keeps a window from opening, as a sentence without a full stop; empty if nothing does. */
    Optional<String> obstacle() {
        if (!system.contains("linux")) {
            return Optional.empty();
        }
        if (!named("DISPLAY") && !named("WAYLAND_DISPLAY")) {
            return Optional.of("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)");
        }
        return hasGtk() ? Optional.empty() : Optional.of("the library GTK 3 is not installed (Debian: libgtk-3-0)");
    }

    private boolean named(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private static boolean hasGtk() {
        return LIBRARY_FOLDERS.stream().anyMatch(Display::holdsGtk);
    }

    private static boolean holdsGtk(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        if (Files.exists(folder.resolve(GTK))) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(sub -> Files.exists(sub.resolve(GTK)));
        } catch (IOException e) {
            return false;
        }
    }
}
