package skyferry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.Inline;

class LessonReaderTest {
    private static final String GOOD = """
        ---
        format: skyferry/1
        kind: lesson
        id: L99
        title: A title
        objective: Say why.
        minutes: 5
        track: basic
        concepts: [round]
        ---

        ## First things {step=names view=split}

        Some **strong** words and `code`
        over two lines.

        - one
        - two

        > [!hint level=2 twin="a b.yaml"]
        > Look *there*.
        """;

    @TempDir
    Path folder;

    private LessonReading read(String text) throws IOException {
        Files.writeString(folder.resolve("lesson.md"), text);
        return new LessonReader().read(folder);
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("lessons"))) {
            return files.filter(file -> file.endsWith("lesson.md")).map(Path::getParent).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedLessonCanBeRead(Path lesson) {
        LessonReading reading = new LessonReader().read(lesson);

        assertThat(reading).as(reading.toString()).isInstanceOf(LessonReading.Good.class);
        Lesson good = ((LessonReading.Good) reading).lesson();
        assertThat(good.steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.blocks()).isNotEmpty());
    }

    @Test
    void stepsBlocksAndWordsAreTold() throws IOException {
        Lesson lesson = ((LessonReading.Good) read(GOOD)).lesson();

        assertThat(lesson.id()).isEqualTo("L99");
        assertThat(lesson.minutes()).isEqualTo(5);
        Lesson.Step step = lesson.steps().getFirst();
        assertThat(step.title()).isEqualTo("First things");
        assertThat(step.kind()).isEqualTo(Lesson.Kind.NAMES);
        assertThat(step.options()).isEqualTo(Map.of("view", "split"));
        assertThat(step.blocks().getFirst())
                .isEqualTo(new Block.Paragraph(List.of(
                        new Inline.Plain("Some "),
                        new Inline.Strong(List.of(new Inline.Plain("strong"))),
                        new Inline.Plain(" words and "),
                        new Inline.Code("code"),
                        new Inline.Plain(" over two lines."))));
        assertThat(step.blocks().get(1)).isInstanceOf(Block.Items.class);
        assertThat(step.blocks().get(2))
                .isEqualTo(new Block.Callout(
                        Lesson.CalloutKind.HINT,
                        Map.of("level", "2", "twin", "a b.yaml"),
                        List.of(new Block.Paragraph(List.of(
                                new Inline.Plain("Look "),
                                new Inline.Emphasis(List.of(new Inline.Plain("there"))),
                                new Inline.Plain("."))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id: L99            | iid: L99          | :4:1: error E401: unknown key 'iid'
        track: basic       | track: bassic     | unknown track 'bassic' (expected basic, medium, detailed)
        minutes: 5         | minutes: soon     | minutes 'soon' is not a whole number
        step=names         | step=nmaes        | :12:1: error E401: unknown step 'nmaes'
        [!hint level=2     | [!hnt level=2     | unknown block '[!hnt]'
        concepts: [round]  | concepts: [round  | the front matter is not YAML
        """)
    void aMistakeIsNamedWithItsLine(String right, String wrong, String sentence) throws IOException {
        LessonReading reading = read(GOOD.replace(right, wrong));

        assertThat(reading).isInstanceOf(LessonReading.Bad.class);
        assertThat(String.join("\n", ((LessonReading.Bad) reading).problems())).contains(sentence);
    }

    @Test
    void aFileThatIsNoLessonIsRefusedInASentence() throws IOException {
        assertThat(((LessonReading.Bad) read("")).problems()).hasSize(1);
        assertThat(((LessonReading.Bad) read("no front matter\n")).problems()).hasSize(1);
        Files.write(folder.resolve("lesson.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThat(((LessonReading.Bad) new LessonReader().read(folder)).problems())
                .hasSize(1);
        assertThat(((LessonReading.Bad) new LessonReader().read(folder.resolve("none"))).problems())
                .hasSize(1);
    }
}
