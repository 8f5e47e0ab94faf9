package skyferry.stage;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import skyferry.stage.shell.Dialogs;
import skyferry.stage.words.Words;

/** The dialogs of the operating system. */
final class NativeDialogs implements Dialogs {
    private final Words words;
    private final Supplier<Window> owner;

    NativeDialogs(Words words, Supplier<Window> owner) {
        this.words = words;
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseScenario() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.of("top.open"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.of("dialog.scenarios"), "*.yaml", "*.yml"));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> saveAs(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.of("dialog.save"));
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }
}
