package skyferry.stage.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.dataplane.Bridge;
import skyferry.migration.Outcome;
import skyferry.migration.preflight.Code;
import skyferry.migration.preflight.Remedy;
import skyferry.model.Disk;
import skyferry.model.Nic;
import skyferry.run.Event;
import skyferry.run.Explanation;
import skyferry.run.Explanations;
import skyferry.run.WorldAt;

class WordsTest {
    private final Words words = Words.english();

    private static Stream<String> keys(String prefix, Enum<?>[] codes, String suffix) {
        return Arrays.stream(codes).map(code -> prefix + "." + code.name() + suffix);
    }

    static Stream<String> codes() {
        return Stream.of(
                        keys("event", Event.Kind.values(), ""),
                        keys("blocker", Code.values(), ""),
                        keys("blocker", Code.values(), ".short"),
                        keys("refused", Code.values(), ""),
                        keys("remedy", Remedy.values(), ""),
                        keys("figure", Explanations.Figure.values(), ""),
                        keys("label", Explanation.Label.values(), ""),
                        keys("outcome", Outcome.values(), ""),
                        keys("phase", WorldAt.Phase.values(), ""),
                        keys("state", WorldAt.State.values(), ""),
                        keys("attach", Nic.Attach.values(), ""),
                        keys("disk", Disk.Kind.values(), ""),
                        keys("port", Bridge.State.values(), ""))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_of_the_engine_has_words(String key) {
        assertThat(words.has(key)).as(key).isTrue();
    }

    @Test
    void no_sentence_has_a_straight_apostrophe_that_would_swallow_an_argument() throws IOException {
        Properties all = new Properties();
        try (InputStream in =
                Objects.requireNonNull(WordsTest.class.getResourceAsStream("/skyferry/stage/words.properties"))) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(all)
                .isNotEmpty()
                .allSatisfy((key, sentence) ->
                        assertThat((String) sentence).as((String) key).doesNotContain("'"));
    }
}
