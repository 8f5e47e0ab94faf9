package skyferry.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a user's data belongs on each system. */
public final class DataFolder {
    /** The system property that names another folder. */
    public static final String PROPERTY = "skyferry.data";

    private DataFolder() {}

    /** The folder of this user on this machine. */
    public static Path here() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .orElseGet(() -> of(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")),
                        System.getenv()));
    }

    /**
     * The folder of a user on a system: {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on macOS, elsewhere
     * {@code $XDG_DATA_HOME} or {@code ~/.local/share} (XDG Base Directory Specification).
     */
    static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return named(environment, "APPDATA")
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("Skyferry");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Skyferry");
        }
        return named(environment, "XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("skyferry");
    }

    private static Optional<Path> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
