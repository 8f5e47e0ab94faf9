package skyferry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scene.Palette;
import skyferry.stage.FourHosts;
import skyferry.stage.outgoing.Telling;

/** A run as files, read by programs that others wrote where these are installed. */
class RunExportTest {
    private static final Timeline TIMELINE = timeline();
    private static final RunExport EXPORT = new RunExport(TIMELINE, new RunExport.Format(Palette.light(), 640, 480));

    @TempDir
    Path folder;

    private static Timeline timeline() {
        Action move = new Action.Migrate(1_000_000_000L, "web-1", "host-c", Technique.PRECOPY, Optional.empty());
        return Run.simulate(FourHosts.scenario(), List.of(move), Horizon.at(8_000_000_000L));
    }

    private Path written(Outlet outlet) throws IOException {
        Path file = folder.resolve("run." + outlet.extension());
        assertThat(EXPORT.write(outlet, 2_000_000_000L, Telling.english(TIMELINE), file, Watch.PATIENT))
                .isTrue();
        return file;
    }

    private Path film(String name) throws IOException {
        Path file = folder.resolve(name);
        FilmPlan plan = FilmPlan.of(TIMELINE, OptionalLong.of(1_000_000_000L), OptionalLong.of(1_150_000_000L));
        assertThat(EXPORT.film(plan, file, Watch.PATIENT)).isTrue();
        return file;
    }

    @ParameterizedTest
    @EnumSource(Outlet.class)
    void whoeverStopsTheWritingFindsTheOldFileUntouchedAndNothingBesideIt(Outlet outlet) throws IOException {
        if (outlet == Outlet.PNG || outlet == Outlet.SVG) {
            return; // One picture is written before anybody could stop it.
        }
        Path file = folder.resolve("run." + outlet.extension());
        Files.writeString(file, "old");

        boolean there = EXPORT.write(outlet, 0, Telling.english(TIMELINE), file, new Watch(share -> {}, () -> true));

        assertThat(there).isFalse();
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theReportIsOneFileWithPicturesFiguresEventsAndSources() throws IOException {
        String page = Files.readString(written(Outlet.HTML));

        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(page).contains("prefers-color-scheme: dark", "@media print", "<svg ", "Memory left to send");
        assertThat(page).contains("<h2>Moves</h2>", "web-1", "<h2>What happened</h2>", "completed");
        assertThat(page).contains("Sources, and what is assumed", TIMELINE.digest());
        assertThat(page.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("src=", "href=", "http:", "@import", "url(");
        long rows = TIMELINE.events().size();
        assertThat(Pattern.compile("<tr><td>").matcher(page).results().count()).isGreaterThan(rows);
    }

    @Test
    void theTableHasEveryEventAndTheCurvesWithTheirUnits() throws IOException {
        List<String> lines = Files.readAllLines(written(Outlet.CSV));

        assertThat(lines.getFirst()).isEqualTo("at_ms,series,subject,value,unit,words");
        assertThat(lines.stream().filter(line -> line.contains(",event,"))).hasSameSizeAs(TIMELINE.events());
        assertThat(lines).anyMatch(line -> line.matches("\\d+\\.\\d{3},left to send,web-1 #1,\\d+\\.\\d{3},bytes,"));
        assertThat(lines).anyMatch(line -> line.matches(".*,link load,[^,]+ to [^,]+,[1-9][0-9.]*,bytes/s,"));
        double first = Double.parseDouble(lines.stream()
                .filter(line -> line.contains(",left to send,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1)[3]);
        var move = TIMELINE.migrations().getFirst();
        assertThat(first).isEqualTo(move.leftBytes().startValue(0));
    }

    @Test
    void aFilmAsMp4IsReadByAnotherProgram() throws Exception {
        Path film = film("run.mp4");

        assertThat(Files.readAllBytes(film)).startsWith(0, 0, 0);
        assertThat(new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1))
                .contains("ftyp", "moov", "avc1");
        String said = said(
                "ffprobe",
                "-v",
                "error",
                "-count_frames",
                "-show_entries",
                "stream=codec_name,width,height,nb_read_frames,r_frame_rate",
                film.toString());
        int frames = FilmPlan.of(TIMELINE, OptionalLong.of(1_000_000_000L), OptionalLong.of(1_150_000_000L))
                .instants()
                .size();
        assertThat(said).contains("codec_name=h264", "width=640", "height=480", "r_frame_rate=10/1");
        assertThat(said).contains("nb_read_frames=" + frames);
    }

    @Test
    void picturesAndFilmsAreReadByAnotherProgram() throws Exception {
        assertThat(said("identify", written(Outlet.PNG).toString())).contains("PNG 640x480");
        assertThat(said("identify", film("run.gif").toString())).contains("GIF 640x480");
    }

    @Test
    void thePictureInShapesIsDrawnByAnotherProgram() throws Exception {
        Path drawn = folder.resolve("drawn.png");
        said("rsvg-convert", "--output", drawn.toString(), written(Outlet.SVG).toString());

        var image = javax.imageio.ImageIO.read(drawn.toFile());
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getRGB(320, 200)).isNotEqualTo(0);
    }

    @Test
    void theReportIsShownByABrowserWithoutANetwork() throws Exception {
        Path page = written(Outlet.HTML);
        Path seen = folder.resolve("seen.png");
        said(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--window-size=1000,1400",
                "--screenshot=" + seen,
                page.toUri().toString());

        assertThat(javax.imageio.ImageIO.read(seen.toFile()).getWidth()).isEqualTo(1000);
    }

    /** What a program prints; the test is skipped, and says so, where it is not installed. */
    private static String said(String... command) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command[0])));
        assumeTrue(there, command[0] + " is not installed");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
