package skyferry.lesson.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.lesson.quiz.Question.Option;
import skyferry.lesson.quiz.Question.Truth;
import skyferry.lesson.recall.Replay;
import skyferry.scenario.text.Diagnostic;

/** Quizzes in GIFT: as Moodle's documentation shows them, wrong ones, and round trips. */
class GiftTest {
    private static final String ALL_KINDS = """
        // a remark that says nothing
        $CATEGORY: course/L07

        // [id:77] [tag:run=throttled@pause] [tag:two words]
        ::L07-1:: [markdown]A tap shows {
          ~noise, because tunnels encrypt#VXLAN has no encryption; see your second tap.
          =the tenant's frames in clear#Right\\: isolation is not secrecy.
          ~%25%only MAC addresses#The whole inner frame is there.
          ####All of it can be tried.
        }

        ::L07-2:: Two of these travel {~%50%pages ~%50%registers ~%-100%the shared disk}

        ::L07-3:: It is shut down. {FALSE#It runs all the time.#Right.}

        The hypervisor {=copies =copies again ~%0%} memory.

        ::L07-4:: What stops?\\nSay it. {=guest#Yes =%50%machine}

        ::L07-5:: How long, in ms? {#=258:20#Measured. =%50%200..400#Near.}

        ::L07-6:: Digits of pi? {#3.1415:0.0005}

        ::L07-7:: Match {
          =pause -> the machine stands still
          =outage -> packets get no answer
          = -> nothing at all
        }

        ::L07-8:: In order {>4 ALL VERTICAL ABSOLUTE_POSITION
          copy all
          copy what changed
          stop
          resume
        }
        """;

    private static GiftReader.Result read(String text) {
        return GiftReader.read("quiz.gift", text);
    }

    @Test
    void everyKindIsRead() {
        GiftReader.Result read = read(ALL_KINDS);

        assertThat(read.diagnostics().all()).isEmpty();
        assertThat(read.questions())
                .extracting(each -> each.getClass().getSimpleName())
                .containsExactly(
                        "Choice",
                        "Several",
                        "TrueFalse",
                        "Choice",
                        "ShortAnswer",
                        "Numeric",
                        "Numeric",
                        "Matching",
                        "Ordering");
        Question.Choice first = (Question.Choice) read.questions().getFirst();
        assertThat(first.head())
                .isEqualTo(new Question.Head(
                        "course/L07",
                        "77",
                        List.of("run=throttled@pause", "two words"),
                        "L07-1",
                        "markdown",
                        "A tap shows",
                        ""));
        assertThat(first.head().run()).contains(new Replay("throttled", "pause", "", 0));
        assertThat(first.options().get(1))
                .isEqualTo(new Option("the tenant's frames in clear", 100, "Right: isolation is not secrecy."));
        assertThat(first.general()).isEqualTo("All of it can be tried.");
        assertThat(read.questions().get(4).head().text()).isEqualTo("What stops?\nSay it.");
        assertThat(read.questions().get(3).head().tail()).isEqualTo("memory.");
    }

    @Test
    void exportAndImportLoseNothing() {
        List<Question> questions = read(ALL_KINDS).questions();

        String exported = GiftWriter.write(questions);

        assertThat(read(exported).diagnostics().all()).isEmpty();
        assertThat(read(exported).questions()).isEqualTo(questions);
        assertThat(GiftWriter.write(read(exported).questions())).isEqualTo(exported);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomQuestionsSurviveTheRoundTrip(long seed) {
        List<Question> questions = new RandomQuestions(new SplittableRandom(seed)).some();

        GiftReader.Result read = read(GiftWriter.write(questions));

        assertThat(read.diagnostics().all()).isEmpty();
        assertThat(read.questions()).isEqualTo(questions);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedFilesAreReportedAndNeverThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(ALL_KINDS);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "{}=~#:\\>%\n".charAt(random.nextInt(10)));
                default -> text.setLength(Math.max(1, at));
            }
        }
        GiftReader.Result read = read(text.toString());
        assertThat(read.questions().size() + read.diagnostics().all().size()).isPositive();
        assertThat(read(GiftWriter.write(read.questions())).questions()).hasSameSizeAs(read.questions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "::a:: Open {=b ~c|1:12|E812",
                "::a:: No answers|1:1|E814",
                "::a:: Essay {}|1:14|E814",
                "::a:: Nothing right {~b ~c}|1:22|E813",
                "::a:: Not a number {#three}|1:22|E205",
                "::a:: Strange {?b}|1:16|E811",
                "::a:: {T}|1:7|E815",
                "::a:: One {~b}|1:12|E214",
                "::a:: Order {>SOME¶x¶y}|1:14|E811",
                "// [tag:run=a]¶::a:: Which? {=b ~c}|1:9|E802",
                "::a:: b {T}¶¶::a:: c {T}|3:3|E303"
            })
    void mistakesAreReportedWithLineAndColumn(String text, String place, String code) {
        List<Diagnostic> all = read(text.replace('¶', '\n')).diagnostics().all();

        assertThat(all).extracting(each -> each.line() + ":" + each.column()).containsExactly(place);
        assertThat(all).extracting(each -> each.code().id()).containsExactly(code);
    }

    @Test
    void answersAreMarkedWithWhatTheAuthorSaysAboutThem() {
        List<Question> all = read(ALL_KINDS).questions();

        assertThat(Marking.of(all.get(0), new Answer.Chosen(List.of(0))))
                .isEqualTo(new Mark(
                        0, List.of("VXLAN has no encryption; see your second tap.", "All of it can be tried.")));
        assertThat(Marking.of(all.get(0), new Answer.Chosen(List.of(1))).isRight())
                .isTrue();
        assertThat(Marking.of(all.get(1), new Answer.Chosen(List.of(0, 1))).isRight())
                .isTrue();
        assertThat(Marking.of(all.get(1), new Answer.Chosen(List.of(0, 1, 2))).share())
                .isZero();
        assertThat(Marking.of(all.get(2), new Answer.Judged(Truth.TRUE)).feedback())
                .containsExactly("It runs all the time.");
        assertThat(Marking.of(all.get(4), new Answer.Typed(" GUEST ")).isRight())
                .isTrue();
        assertThat(Marking.of(all.get(4), new Answer.Typed("machine")).share()).isEqualTo(0.5);
        assertThat(Marking.of(all.get(5), new Answer.Typed("278,0")).isRight()).isTrue();
        assertThat(Marking.of(all.get(5), new Answer.Typed("278.1")).share()).isEqualTo(0.5);
        assertThat(Marking.of(all.get(5), new Answer.Typed("many")).share()).isZero();
        assertThat(Marking.of(all.get(7), new Answer.Matched(List.of("the machine stands still", "nothing at all")))
                        .share())
                .isEqualTo(0.5);
        assertThat(Marking.of(
                                all.get(8),
                                new Answer.Ordered(List.of("copy all", "copy what changed", "stop", "resume")))
                        .isRight())
                .isTrue();
        assertThat(Marking.of(all.get(8), new Answer.Typed("stop")).share()).isZero();
    }

    @Test
    void answersAreLaidOutInAnOrderOfTheirOwnThatStays() {
        for (long seed = 0; seed < 50; seed++) {
            List<Integer> places = Shuffle.places(4, "L07-8", seed);
            assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3).isEqualTo(Shuffle.places(4, "L07-8", seed));
            assertThat(places).isNotEqualTo(List.of(0, 1, 2, 3));
        }
        assertThat(LongStream.range(0, 50)
                        .mapToObj(seed -> Shuffle.places(4, "q", seed))
                        .distinct())
                .hasSizeGreaterThan(10);
        assertThat(Shuffle.places(1, "q", 1)).containsExactly(0);
    }

    /** Questions with all letters that mean something in GIFT. */
    private record RandomQuestions(SplittableRandom random) {
        private static final String LETTERS = "abc äé=~#{}:\\->%/$[]'\"\n.T";

        List<Question> some() {
            return IntStream.range(0, 1 + random.nextInt(6)).mapToObj(this::one).toList();
        }

        private String words(int least) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < least + random.nextInt(8); i++) {
                words.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String trimmed = words.toString().replaceAll("^ +| +$", "").replaceAll(" *\n *", "\n");
            return trimmed.isEmpty() ? least == 0 ? "" : "x" : trimmed;
        }

        private Question.Head head(int number) {
            List<String> tags = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                tags.add("tag " + number + "]\\");
            }
            return new Question.Head(
                    random.nextInt(3) == 0 ? "a/b" : "",
                    random.nextInt(3) == 0 ? "i" + number : "",
                    tags,
                    random.nextInt(3) == 0 ? "" : "q" + number + words(0).replace("\n", ""),
                    random.nextInt(4) == 0 ? "html" : "",
                    words(1),
                    "");
        }

        private List<Option> options(double right, double other) {
            List<Option> options = new ArrayList<>();
            options.add(new Option(words(1), right, words(0)));
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                options.add(new Option(words(1), other, words(0)));
            }
            return options;
        }

        private Question one(int number) {
            Question.Head head = head(number);
            String general = words(0);
            return switch (random.nextInt(6)) {
                case 0 -> new Question.Choice(head, options(100, random.nextBoolean() ? 0 : -33.33333), general);
                case 1 -> new Question.TrueFalse(head, Truth.values()[random.nextInt(2)], words(0), words(0), general);
                case 2 -> new Question.ShortAnswer(head, options(100, 50), general);
                case 3 ->
                    new Question.Numeric(
                            head,
                            List.of(
                                    new Question.Range(random.nextInt(1000) / 8.0, random.nextInt(9), 100, words(0)),
                                    new Question.Range(-random.nextInt(1000), 0, 50, words(0))),
                            general);
                case 4 ->
                    new Question.Matching(
                            head,
                            List.of(new Question.Pair(words(1), words(1)), new Question.Pair(words(0), words(1))),
                            general);
                default -> new Question.Ordering(head, List.of(words(1), words(1), words(1)), general);
            };
        }
    }
}
