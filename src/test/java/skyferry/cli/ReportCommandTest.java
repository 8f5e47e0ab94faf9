package skyferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String MEASURED = "lessons/measured/ycsb-4-threads/scenario.yaml";

    @TempDir
    Path folder;

    @Test
    void aReportIsWrittenWithoutADisplay() throws Exception {
        Path page = folder.resolve("new/folder/run.html");
        Said said = Said.by("report", MEASURED, "--until", "3s", "--out", page.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().strip()).isEqualTo(page.toString());
        assertThat(Files.readString(page))
                .contains("A database with four busy threads", "not over at the end of the run");
    }

    @Test
    void aFilmIsWrittenAsMp4() throws Exception {
        Path film = folder.resolve("run.mp4");
        Said said = Said.by(
                "film", MEASURED, "--from", "1s", "--to", "1.05s", "--size", "640x480", "--out", film.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(Files.size(film)).isGreaterThan(5_000);
    }

    @Test
    void aNameThatNoReportCanHaveIsRefused() {
        Said said =
                Said.by("report", MEASURED, "--out", folder.resolve("run.docx").toString());

        assertThat(said.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(said.err()).contains("expected a name that ends in .html or .csv");
    }
}
