package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.export.Outlet;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.shell.Dialogs;

/** The run leaves the window as a file, by the menu; and does not, if somebody stops it. */
@Tag("fx")
@Timeout(120)
class ExportJourneyTest {
    @TempDir
    Path folder;

    private Ui ui;

    @BeforeEach
    void open() {
        Study study = new Study(FourHosts.scenario(), Optional.empty(), Optional.empty());
        Dialogs saving = new Dialogs() {
            @Override
            public Optional<Path> chooseScenario() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> saveAs(String name) {
                return Optional.of(folder.resolve(name));
            }
        };
        ui = Ui.open(study, new Composition.Ports(new DirectEngine(), new WorkerThread(), Ui.emptyLibrary(), saving));
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String said() {
        return Ui.inWindow(() -> ((Labeled) ui.window().shell().lookup("#export-says")).getText());
    }

    @ParameterizedTest
    @EnumSource(
            value = Outlet.class,
            names = {"PNG", "SVG", "CSV", "HTML"})
    void aFileIsWrittenByTwoClicks(Outlet outlet) {
        ui.click("export");
        ui.click("export-" + outlet.extension());
        ui.await("the file", () -> said().startsWith("Written: "));

        Path file = folder.resolve(FourHosts.scenario().id() + "." + outlet.extension());
        assertThat(file).isNotEmptyFile();
        ui.click("export-close");
        assertThat(Ui.<Boolean>inWindow(() -> ui.window().shell().lookup("#export-says") == null))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outlet.class,
            names = {"GIF", "MP4"})
    void aFilmThatIsStoppedLeavesNothingBehind(Outlet outlet) throws IOException {
        Action move = new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty());
        Ui.inWindow(() -> {
            ui.window().session().act(move);
            return true;
        });
        ui.await(
                "the move",
                () -> !ui.window().session().run().timeline().migrations().isEmpty()
                        && !ui.window().session().busyProperty().get());
        ui.click("export");
        ui.click("export-" + outlet.extension());
        ui.click("export-stop");
        ui.await("the end", () -> said().startsWith("Stopped."));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theMenuOffersEveryOutlet() {
        MenuButton menu = Ui.inWindow(() -> (MenuButton) ui.window().shell().lookup("#export"));

        assertThat(menu.getItems().stream().map(MenuItem::getId))
                .containsExactlyElementsOf(Stream.of(Outlet.values())
                        .map(outlet -> "export-" + outlet.extension())
                        .toList());
    }
}
