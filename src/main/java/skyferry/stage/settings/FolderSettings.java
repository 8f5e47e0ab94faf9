package skyferry.stage.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Settings in a folder, one properties file for each name; each is written whole or not at all. */
public final class FolderSettings implements Settings {
    private static final System.Logger LOG = System.getLogger(FolderSettings.class.getName());

    private final Path folder;

    public FolderSettings(Path folder) {
        this.folder = folder;
    }

    private Path file(String name) {
        return folder.resolve(name + ".properties");
    }

    @Override
    public Map<String, String> read(String name) {
        Properties kept = new Properties();
        if (Files.isReadable(file(name))) {
            try (Reader in = Files.newBufferedReader(file(name), StandardCharsets.UTF_8)) {
                kept.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "settings that cannot be read are passed over", e);
                return Map.of();
            }
        }
        Map<String, String> values = new TreeMap<>();
        kept.stringPropertyNames().forEach(key -> values.put(key, kept.getProperty(key)));
        return values;
    }

    @Override
    public void write(String name, Map<String, String> values) {
        Properties kept = new Properties();
        values.forEach(kept::setProperty);
        Path next = folder.resolve(name + ".properties.new");
        try {
            Files.createDirectories(folder);
            try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                kept.store(out, null);
            }
            Files.move(next, file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "settings were not kept", e);
        }
    }
}
