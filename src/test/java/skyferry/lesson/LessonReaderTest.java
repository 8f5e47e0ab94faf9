package skyferry.lesson;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.lesson.Lesson.Inline;
import skyferry.scenario.text.Diagnostic;

/** Lessons as authors write them, right and wrong. */
class LessonReaderTest {
    private static final Path HOME = Path.of(System.getProperty("skyferry.home", ""));
    private static final String RIGHT = """
        ---
        format: skyferry/1
        kind: lesson
        id: L99
        title: {en: A title, de: Ein Titel}
        objective: Say why.
        minutes: 5
        track: basic
        concepts: [round]
        mode: problem-first
        ---

        ## First things {step=names view=split}

        Some **strong** words and `code`
        over two lines.

        - one
        - two

        > [!hint level=2 twin="a b.yaml"]
        > Look *there*.

        ## Then {step=predict}

        > [!predict id=p1 type=choice confidence=yes]
        > What comes?
        > - ( ) nothing // It does.
        > - (x) **everything**

        > [!myth says="It always *ends*" measured="gap(* -> *, every=10 ms)"]
        """;

    @TempDir
    Path folder;

    @BeforeEach
    void aScenarioBeside() throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), "format: skyferry/1\n");
    }

    private LessonReading read(String text) throws IOException {
        Files.writeString(folder.resolve("lesson.md"), text);
        return new LessonReader().read(folder);
    }

    private Lesson good(String text) throws IOException {
        LessonReading reading = read(text);
        assertThat(reading).as(reading.toString()).isInstanceOf(LessonReading.Good.class);
        return ((LessonReading.Good) reading).lesson();
    }

    private static List<String> sentences(LessonReading reading) {
        assertThat(reading).isInstanceOf(LessonReading.Bad.class);
        return ((LessonReading.Bad) reading)
                .problems().stream()
                        .map(Diagnostic::headline)
                        .map(line -> line.substring(line.indexOf("lesson.md") + "lesson.md".length()))
                        .toList();
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("lessons"))) {
            return files.filter(file -> file.endsWith("lesson.md")).map(Path::getParent).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_lesson_can_be_read(Path lesson) {
        LessonReading reading = new LessonReader().read(lesson);

        assertThat(reading).as(reading.toString()).isInstanceOf(LessonReading.Good.class);
        assertThat(((LessonReading.Good) reading).lesson().steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.blocks()).isNotEmpty());
    }

    @Test
    void the_example_that_has_every_kind_of_block_can_be_read() throws IOException {
        String text;
        try (InputStream in = LessonReaderTest.class.getResourceAsStream("/lesson/busy-writer.md")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Lesson lesson = good(text);

        assertThat(lesson.prerequisites()).containsExactly("L02", "L03");
        assertThat(lesson.mode()).isEqualTo(Lesson.Mode.PROBLEM_FIRST);
        assertThat(lesson.fade()).containsExactly(Lesson.Fade.WATCHED, Lesson.Fade.COMPLETED, Lesson.Fade.INDEPENDENT);
        assertThat(lesson.steps())
                .extracting(Lesson.Step::kind)
                .containsExactly(Lesson.Kind.ATTEMPT, Lesson.Kind.OBSERVE, Lesson.Kind.DO, Lesson.Kind.EXPLAIN);
        assertThat(lesson.steps().get(2).options()).containsEntry("checks", "two-ways,same-machine");
        assertThat(lesson.steps().get(2).blocks())
                .hasSize(3)
                .allSatisfy(block -> assertThat(((Block.Callout) block).kind()).isEqualTo(CalloutKind.HINT));
        Prediction prediction = Prediction.of(
                        (Block.Callout) lesson.steps().getFirst().blocks().getFirst())
                .orElseThrow();
        assertThat(prediction.choices())
                .extracting(Prediction.Choice::outcome)
                .containsExactly(Prediction.Outcome.WRONG, Prediction.Outcome.RIGHT, Prediction.Outcome.WRONG);
        assertThat(prediction.choices().getFirst().feedback())
                .isEqualTo("What is left to send must shrink for that. Does it?");
    }

    @Test
    void steps_blocks_and_words_are_told() throws IOException {
        Lesson lesson = good(RIGHT);

        assertThat(lesson.id()).isEqualTo("L99");
        assertThat(lesson.title()).isEqualTo("A title");
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
                        CalloutKind.HINT,
                        Map.of("level", "2", "twin", "a b.yaml"),
                        List.of(new Block.Paragraph(List.of(
                                new Inline.Plain("Look "),
                                new Inline.Emphasis(List.of(new Inline.Plain("there"))),
                                new Inline.Plain("."))))));
    }

    @Test
    void marks_in_an_argument_stay_what_they_are() throws IOException {
        Block.Callout myth = (Block.Callout) good(RIGHT).steps().get(1).blocks().get(1);

        assertThat(myth.arguments())
                .isEqualTo(Map.of("says", "It always *ends*", "measured", "gap(* -> *, every=10 ms)"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "id: L99", "iid: L99", ":4:1: error E201: unknown key 'iid' in lesson; did you mean 'id'?"),
                Arguments.of("id: L99", "iid: L99", ":2:1: error E202: key 'id' is missing in lesson"),
                Arguments.of(
                        "track: basic",
                        "track: bassic",
                        ":8:8: error E204: unknown word 'bassic' (expected basic, medium, detailed); did you mean"
                                + " 'basic'?"),
                Arguments.of(
                        "minutes: 5", "minutes: soon", ":7:10: error E205: 'soon' is not a number (expected 1 to 600)"),
                Arguments.of(
                        "minutes: 5",
                        "minutes: 5\nminutes: 6",
                        ":8:1: error E112: key 'minutes' is there already, in line 7"),
                Arguments.of(
                        "kind: lesson",
                        "kind: scenario",
                        ":3:7: error E116: this is a scenario (expected kind: lesson)"),
                Arguments.of("concepts: [round]", "concepts: [round", ":10:5: error E105"),
                Arguments.of(
                        "mode: problem-first",
                        "scenario: other.yaml",
                        ":10:11: error E611: there is no file 'other.yaml' (expected a file in the lesson's folder)"),
                Arguments.of("mode: problem-first", "scenario: ../x.yaml", ":10:11: error E611"),
                Arguments.of(
                        "step=names",
                        "step=nmaes",
                        ":13:23: error E204: unknown word 'nmaes' (expected names, predict, attempt, do, observe,"
                                + " explain, check, cards); did you mean 'names'?"),
                Arguments.of(
                        "view=split",
                        "veiw=split",
                        ":13:29: error E201: unknown key 'veiw' in step; did you mean 'view'?"),
                Arguments.of("{step=predict}", "", ":24:1: error E202: key 'step' is missing in step"),
                Arguments.of(
                        "[!hint level=2",
                        "[!hnt level=2",
                        ":21:5: error E605: unknown block '[!hnt]' (expected predict, hint, check, model, teacher,"
                                + " myth, course, brief, medium, full); did you mean 'hint'?"),
                Arguments.of("level=2 twin", "level=4 twin", ":21:16: error E204: unknown word '4' (expected 1, 2, 3)"),
                Arguments.of("level=2 twin", "twin", ":21:3: error E202: key 'level' is missing in hint block"),
                Arguments.of(
                        "twin=\"a b.yaml\"",
                        "twni=\"a b.yaml\"",
                        ":21:18: error E201: unknown key 'twni' in hint block; did you mean 'twin'?"),
                Arguments.of("[!hint level=2", "[!hint: level=2", ":21:3: error E606"),
                Arguments.of(
                        "> Look *there*.\n",
                        "> Look *there*.\n> [!hint level=3]\n> Here.\n",
                        ":23:3: error E607: block '[!hint]' begins inside another one (expected a blank line before"
                                + " it)"),
                Arguments.of(
                        "> - (x) **everything**\n",
                        "",
                        ":26:3: error E609: the prediction offers 1 choices (expected at least two lines of - ( ) or -"
                                + " (x))"),
                Arguments.of(
                        "(x)", "( )", ":26:3: error E610: no choice of the prediction comes true (expected - (x))"),
                Arguments.of(
                        "over two lines.",
                        "over ![a picture](x.png) lines.",
                        ":16:6: error E608: a lesson does not show this (Image)"
                                + " (expected words, *emphasis*, **strong**, `code`, links)"),
                Arguments.of(
                        "- one\n",
                        "<script>alert(1)</script>\n\n- one\n",
                        ":18:1: error E608: a lesson does not show this (HtmlBlock)"),
                Arguments.of("\n## First", "\nHello.\n\n## First", ":13:1: error E603: text before the first step"),
                Arguments.of("---\n\n## First", "\n\n## First", ":1:1: error E602: the front matter has no end"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named_at_its_place(String right, String wrong, String sentence) throws IOException {
        assertThat(RIGHT).contains(right);

        assertThat(sentences(read(RIGHT.replaceFirst(
                        java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)))))
                .anyMatch(line -> line.startsWith(sentence));
    }

    @Test
    void a_file_that_is_no_lesson_is_refused_in_a_sentence() throws IOException {
        assertThat(sentences(read(""))).containsExactly(":1:1: error E102: the file is empty");
        assertThat(sentences(read("no front matter\n")))
                .containsExactly(":1:1: error E601: the file does not begin with a front matter (expected ---)");
        Files.write(folder.resolve("lesson.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThat(sentences(new LessonReader().read(folder)))
                .singleElement()
                .asString()
                .contains("E104");
        assertThat(sentences(new LessonReader().read(folder.resolve("none"))))
                .containsExactly(":1:1: error E101: the file cannot be read: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a ", "[", "**", "`", "> [!hint level=1] ", "![", "<a>", "1. "})
    void what_is_nested_without_end_is_refused_at_once(String piece) throws IOException {
        String text = RIGHT + "\n" + piece.repeat(100_000 / piece.length()) + "x\n";

        assertThat(assertTimeoutPreemptively(ofSeconds(10), () -> read(text))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damaged_lessons_give_sentences_and_no_exception(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>(List.of(RIGHT));
        for (Path lesson : shipped().toList()) {
            texts.add(Files.readString(lesson.resolve("lesson.md")));
        }
        String[] pieces = {
            "---\n",
            "> [!hint level=1]\n",
            "## ",
            "{step=",
            "}",
            "\"",
            "> ",
            "- ( ) ",
            "\n\n",
            "![x](y)",
            "[a]: b\n",
            "${",
            "\t"
        };
        for (int i = 0; i < 250; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.insert(at, pieces[random.nextInt(pieces.length)]);
                } else {
                    text.delete(at, Math.min(text.length() - 1, at + random.nextInt(30)));
                }
            }
            LessonReading reading = assertTimeoutPreemptively(ofSeconds(5), () -> read(text.toString()));
            if (reading instanceof LessonReading.Bad bad) {
                assertThat(bad.problems()).as(text.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void the_shipped_schema_is_the_one_the_code_describes() {
        assertThat(HOME.resolve("assets/schema/lesson.schema.json"))
                .hasContent(LessonSchema.schema().json());
    }
}
