package skyferry.stage.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowStateTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void what_was_written_is_read_again(Theme theme) throws IOException {
        WindowState state = new WindowState(theme, 1.25, 40, -10, 1400, 900, true);
        state.write(folder.resolve("new").resolve("folder"));
        assertThat(WindowState.in(folder.resolve("new").resolve("folder"))).isEqualTo(state);
    }

    @Test
    void a_first_start_finds_nothing() {
        assertThat(WindowState.in(folder)).isEqualTo(WindowState.FIRST);
    }

    @Test
    void what_cannot_be_understood_is_left_out() throws IOException {
        Files.writeString(folder.resolve("window.properties"), "theme=mauve\ntext=99\nwidth=NaN\nheight=-4\nx=\\u00zz");
        WindowState state = WindowState.in(folder);
        assertThat(state).isEqualTo(WindowState.FIRST);

        Files.writeString(folder.resolve("window.properties"), "theme=projector\ntext=99\nwidth=NaN\nheight=-4\n");
        assertThat(WindowState.in(folder)).isEqualTo(new WindowState(Theme.PROJECTOR, Look.LARGEST, 0, 0, 0, 0, false));
    }
}
