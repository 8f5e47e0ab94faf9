package skyferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String FIRST = "lessons/L02-anatomy/scenario.yaml";
    private static final String MEASURED = "lessons/measured/ycsb-4-threads/scenario.yaml";

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void aNewcomerFindsTheCommands() {
        Said help = Said.by("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("simulate", "validate", "check", "render", "film", "Exit codes");
    }

    @Test
    void theResultIsPrintedAsJson() {
        Said result = Said.by("simulate", MEASURED, "--json");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .startsWith("{\"format\":\"skyferry-result/1\",\"scenario\":")
                .contains("\"outcome\":\"completed\"", "\"rounds_detail\":[{\"round\":1", "\"outage_ms\":{\"pings\":");
    }

    @Test
    void twoVirtualMachinesGiveTheSameDigest() throws Exception {
        String here = Said.by("simulate", MEASURED, "--json").out();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path there = folder.resolve("there.json");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseParallelGC",
                        "-cp",
                        classPath(),
                        Main.class.getName(),
                        "simulate",
                        MEASURED,
                        "--json")
                .redirectOutput(there.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(there)).contains("\"digest\":\"sha256:").isEqualTo(here);
    }

    /** What this test runs with, whoever runs it. */
    private static String classPath() {
        if (CommandLineTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(url -> url.getPath()).collect(Collectors.joining(":"));
        }
        return System.getProperty("java.class.path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "blank", "binary", "large", "bomb", "deep", "folder", "missing"})
    void whatIsNoScenarioIsRefusedInASentence(String kind) throws IOException {
        Path bad = bad(kind);

        Said result =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Said.by("simulate", bad.toString()));

        assertThat(result.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines().filter(line -> line.contains(" error ")))
                .hasSize(1);
    }

    private Path bad(String kind) throws IOException {
        return switch (kind) {
            case "empty" -> file("empty.yaml", new byte[0]);
            case "blank" -> file("blank.yaml", "\n\n  \n".getBytes(StandardCharsets.UTF_8));
            case "binary" -> {
                byte[] junk = new byte[100_000];
                new Random(1).nextBytes(junk);
                yield file("junk.yaml", junk);
            }
            case "large" -> {
                byte[] large = new byte[50 << 20];
                Arrays.fill(large, (byte) 'a');
                yield file("large.yaml", large);
            }
            case "bomb" -> file("bomb.yaml", bomb().getBytes(StandardCharsets.UTF_8));
            case "deep" -> file("deep.yaml", ("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
            case "folder" -> Files.createDirectory(folder.resolve("folder.yaml"));
            default -> folder.resolve("missing.yaml");
        };
    }

    /** Nine references to nine references to nine .. : a billion nodes. */
    private static String bomb() {
        StringBuilder yaml = new StringBuilder("format: skyferry/1\nkind: scenario\na0: &a0 [x, x]\n");
        for (int i = 1; i < 10; i++) {
            String before = "*a" + (i - 1);
            yaml.append(
                    "a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, before))));
        }
        return yaml.toString();
    }

    @Test
    void aMistakeHasFileLineColumnAndAProposal() throws IOException {
        String text = Files.readString(Path.of(FIRST)).replaceFirst("ram: 4 GiB", "ram: 4 Gib");
        Path wrong = file("wrong.yaml", text.getBytes(StandardCharsets.UTF_8));
        int line = 1 + (int) text.substring(0, text.indexOf("4 Gib")).lines().count() - 1;

        Said result = Said.by("check", wrong.toString());

        assertThat(result.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(result.err())
                .contains(wrong + ":" + line + ":")
                .contains("unknown unit 'Gib' (expected B, KiB, MiB, GiB); did you mean 'GiB'?");
    }

    @Test
    void shippedLessonsHaveNoMistakes() {
        assertThat(Said.by("check", "lessons/L02-anatomy", "lessons/measured/ycsb-16-threads")
                        .exit())
                .isZero();
    }

    @Test
    void aPictureAndAFilmAreWritten() throws IOException {
        Path picture = folder.resolve("new/picture.png");
        Path film = folder.resolve("film.gif");

        Said render = Said.by(
                "render",
                MEASURED,
                "--at",
                "3.5s",
                "--out",
                picture.toString(),
                "--size",
                "800x600",
                "--theme",
                "dark");
        Said filmed = Said.by(
                "film", MEASURED, "--from", "17.6s", "--to", "17.9s", "--out", film.toString(), "--size", "640x480");

        assertThat(List.of(render.exit(), filmed.exit())).containsOnly(0);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(800);
        assertThat(Files.readAllBytes(film)).startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "render " + FIRST + " --at soon --out x.png",
                "render " + FIRST + " --at 1s --out x.png --size big",
                "render " + FIRST + " --at 1s --out x.png --theme pink",
                "film " + FIRST + " --out x.avi",
                "simulate " + FIRST + " --until yesterday",
                "simulate",
                "frobnicate"
            })
    void aWrongOptionIsNamed(String line) {
        Said result = Said.by(line.split(" "));

        assertThat(result.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(result.err()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void validationSaysHowFarItIsOff() throws IOException {
        Path csv = folder.resolve("computed.csv");

        Said result = Said.by("validate", "src/test/resources/measured", "--csv", csv.toString());

        assertThat(result.out()).contains("group", "total", "all");
        assertThat(Files.readAllLines(csv).getFirst()).startsWith("name,computed_status,computed_total_ms");
    }

    @Test
    void aMachineWithoutADisplayIsRecognised() {
        assertThat(new Display("Linux", Map.of()).obstacle())
                .hasValueSatisfying(text -> assertThat(text).contains("no display"));
        assertThat(new Display("Mac OS X", Map.of()).obstacle()).isEmpty();
    }
}
