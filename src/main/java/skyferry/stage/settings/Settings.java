package skyferry.stage.settings;

import java.util.HashMap;
import java.util.Map;

/** Small texts that are kept from one start of the program to the next, in named groups. Used on the JavaFX thread. */
public interface Settings {

    /** What was kept under a name; nothing if nothing was, or nothing that can be read. */
    Map<String, String> read(String name);

    /** Keeps this under a name, in place of what was there. What cannot be written is lost at the end of the program. */
    void write(String name, Map<String, String> values);

    /** Settings that end with the program. */
    static Settings forgetful() {
        Map<String, Map<String, String>> kept = new HashMap<>();
        return new Settings() {
            @Override
            public Map<String, String> read(String name) {
                return kept.getOrDefault(name, Map.of());
            }

            @Override
            public void write(String name, Map<String, String> values) {
                kept.put(name, Map.copyOf(values));
            }
        };
    }
}
