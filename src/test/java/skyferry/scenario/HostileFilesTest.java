package skyferry.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.scenario.cpu.CpuMapReader;

/** Files that are no scenarios at all: one sentence each, at once, and no exception. */
class HostileFilesTest {
    private static final ScenarioReader READER = new ScenarioReader(CpuMapReader.shipped());

    @TempDir
    Path folder;

    private String only(byte[] bytes) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.write(file, bytes);
        return only(file);
    }

    private String only(Path file) {
        ScenarioResult result = assertTimeoutPreemptively(ofSeconds(3), () -> READER.read(file));
        assertThat(result).isInstanceOf(ScenarioResult.Refused.class);
        assertThat(result.diagnostics()).hasSize(1);
        return result.diagnostics()
                .getFirst()
                .headline()
                .substring(file.toString().length());
    }

    @Test
    void a_file_that_is_not_there() {
        assertThat(only(folder.resolve("nowhere.yaml")))
                .isEqualTo(":1:1: error E101: the file cannot be read: there is no such file");
    }

    @Test
    void a_folder() {
        assertThat(only(folder)).isEqualTo(":1:1: error E101: the file cannot be read: it is a folder");
    }

    @Test
    void an_empty_file() throws IOException {
        assertThat(only(new byte[0])).isEqualTo(":1:1: error E102: the file is empty");
        assertThat(only(" \n\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(":1:1: error E102: the file is empty");
    }

    @Test
    void a_file_of_comments() throws IOException {
        assertThat(only("# nothing\n".getBytes(StandardCharsets.UTF_8))).contains("E102");
    }

    @Test
    void fifty_megabytes() throws IOException {
        Path file = folder.resolve("large.yaml");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'a');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 50; i++) {
                out.write(block);
            }
        }
        assertThat(only(file)).isEqualTo(":1:1: error E103: the file is larger than 8 MiB");
    }

    @Test
    void bytes_that_are_no_text() throws IOException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
        assertThat(only(picture))
                .isEqualTo(":1:1: error E104: this is not a text file: it holds the byte 0x89, which is not UTF-8");
        assertThat(only(new byte[] {'a', ':', ' ', 0, 1, 2}))
                .isEqualTo(":1:4: error E104: this is not a text file: it holds the control character U+0000");
        assertThat(only("id: a\nid: \u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .startsWith(":2:5: error E104");
    }

    static Stream<Arguments> texts() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(", ", java.util.Collections.nCopies(10, before)))
                    .append("]\n");
        }
        StringBuilder chain = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 60; i++) {
            chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
        }
        return Stream.of(
                Arguments.of("an alias bomb", bomb.toString(), ":5:"),
                Arguments.of("aliases deep in aliases", chain.toString(), ":52:12: error E108"),
                Arguments.of("an alias to itself", "a: &a [*a]\n", ":1:8: error E107"),
                Arguments.of("an alias to nothing", "a: *b\n", ":1:4: error E107"),
                Arguments.of("lists in lists", "[".repeat(200_000), ":1:65: error E106"),
                Arguments.of("mappings in mappings", "{a: ".repeat(200_000), ":1:257: error E106"),
                Arguments.of("lists in lists by indentation", "- ".repeat(100_000) + "a", ":1:129: error E106"),
                Arguments.of("a list", "- a\n- b\n", ":1:1: error E203"),
                Arguments.of("a word", "hello", ":1:1: error E203"),
                Arguments.of("a program", "#!/bin/sh\nset -e\nfor i in 1 2; do echo $i; done\n", ":2:1: error E203"),
                Arguments.of(
                        "JSON of something else",
                        "{\"format\": \"other/1\", \"kind\": \"scenario\"}",
                        ":1:12: error E114"),
                Arguments.of("a later format", "format: skyferry/2\nkind: scenario\n", ":1:9: error E115"),
                Arguments.of("a lesson", "format: skyferry/1\nkind: lesson\n", ":2:7: error E116"),
                Arguments.of("two documents", "format: skyferry/1\n---\nformat: skyferry/1\n", ":2:1: error E110"),
                Arguments.of("a tab for indentation", "hosts:\n\ta: b\n", ":2:1: error E105"),
                Arguments.of("an open quote", "format: \"skyferry\n", ":2:1: error E105"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void texts_that_are_no_scenarios(String name, String text, String begin) throws IOException {
        assertThat(only(text.getBytes(StandardCharsets.UTF_8))).startsWith(begin);
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_not_matter() {
        String text = "\uFEFF" + Reads.resource("small.yaml").replace("\n", "\r\n");

        assertThat(Reads.headlines(Reads.text(text))).isEmpty();
        assertThat(Reads.headlines(Reads.text(text.replace("64 GiB", "64 Gib"))).getFirst())
                .startsWith("small.yaml:22:13: error E207");
    }

    @Test
    void a_count_of_millions_is_refused_before_it_is_made() {
        String text = Reads.resource("small.yaml").replace("  shop-1:\n", "  shop-${i}:\n    count: 100000000\n");

        ScenarioResult result = assertTimeoutPreemptively(ofSeconds(2), () -> Reads.text(text));

        assertThat(Reads.headlines(result).getFirst())
                .startsWith("small.yaml:57:12: error E209: 100000000 is out of range (expected 1 to 20000)");
    }
}
