package skyferry.lesson.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.lesson.Course;
import skyferry.lesson.CoverageReader;
import skyferry.lesson.Dialogue;
import skyferry.lesson.DialogueReader;
import skyferry.lesson.Lesson;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.lesson.Prediction;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.GiftReader;
import skyferry.lesson.quiz.Mark;
import skyferry.lesson.quiz.Marking;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.CardFile;

/** What each of the first ten lessons brings, and what they bring together. */
class CourseContentTest {
    private static final Path LESSONS = Path.of(System.getProperty("skyferry.home", ""), "lessons");
    private static final Course COURSE = Course.in(LESSONS);

    static Stream<String> firstTen() {
        return IntStream.rangeClosed(1, 10).mapToObj(number -> number < 10 ? "L0" + number : "L" + number);
    }

    private static Path folder(String lesson) {
        assertThat(COURSE.lessons()).containsKey(lesson);
        return COURSE.lessons().get(lesson);
    }

    private static Lesson read(String lesson) {
        return ((LessonReading.Good) new LessonReader().read(folder(lesson))).lesson();
    }

    private static List<Card> cards(String lesson) {
        return CardFile.read(folder(lesson).resolve(CardFile.NAME)).cards();
    }

    private static List<Question> quiz(String lesson) {
        return GiftReader.read(folder(lesson).resolve(GiftReader.NAME)).questions();
    }

    private static Stream<Lesson.Block.Callout> callouts(Lesson lesson, Lesson.CalloutKind kind) {
        return lesson.steps().stream()
                .flatMap(step -> step.blocks().stream())
                .flatMap(block -> block instanceof Lesson.Block.Callout callout && callout.kind() == kind
                        ? Stream.of(callout)
                        : Stream.empty());
    }

    @ParameterizedTest
    @MethodSource("firstTen")
    void theLessonAsksForAGuessBeforeTheFirstRun(String id) {
        List<Lesson.Step> steps = read(id).steps();
        int guess = first(steps, Lesson.Kind.PREDICT);
        int run = Math.min(first(steps, Lesson.Kind.DO), first(steps, Lesson.Kind.ATTEMPT));
        assertThat(guess).isLessThan(run);
        Stream<Prediction> guesses = steps.get(guess).blocks().stream()
                .flatMap(block -> block instanceof Lesson.Block.Callout callout
                        ? Prediction.of(callout).stream()
                        : Stream.empty());
        assertThat(guesses)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.confidence()).isEqualTo(Prediction.Confidence.ASKED));
        assertThat(steps)
                .extracting(Lesson.Step::kind)
                .contains(Lesson.Kind.NAMES, Lesson.Kind.CHECK, Lesson.Kind.CARDS);
    }

    private static int first(List<Lesson.Step> steps, Lesson.Kind kind) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).kind() == kind)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("firstTen")
    void theLessonHasThreeDepthsThreeHintsAModelAnswerAndNotesForTheTeacher(String id) {
        Lesson lesson = read(id);
        for (Lesson.CalloutKind kind : List.of(
                Lesson.CalloutKind.BRIEF,
                Lesson.CalloutKind.MEDIUM,
                Lesson.CalloutKind.FULL,
                Lesson.CalloutKind.MODEL,
                Lesson.CalloutKind.TEACHER,
                Lesson.CalloutKind.MYTH)) {
            assertThat(callouts(lesson, kind)).as("%s in %s", kind, id).isNotEmpty();
        }
        assertThat(callouts(lesson, Lesson.CalloutKind.HINT)
                        .map(hint -> hint.arguments().get("level")))
                .contains("1", "2", "3");
        assertThat(callouts(lesson, Lesson.CalloutKind.HINT)
                        .filter(hint -> "3".equals(hint.arguments().get("level"))))
                .as("the last hint is a worked twin")
                .allSatisfy(hint -> assertThat(hint.arguments()).containsKey("twin"));
    }

    @ParameterizedTest
    @MethodSource("firstTen")
    void whereTheCourseTextMisleadsTheLessonAndItsQuizSaySo(String id) {
        boolean corrected =
                CoverageReader.read(LESSONS.resolve(CoverageReader.FILE))
                        .coverage()
                        .orElseThrow()
                        .corrections()
                        .stream()
                        .anyMatch(correction -> correction.lessons().contains(id));
        if (corrected) {
            assertThat(callouts(read(id), Lesson.CalloutKind.COURSE)).isNotEmpty();
            assertThat(quiz(id)).anyMatch(question -> question.head().text().contains("course"));
        }
    }

    @ParameterizedTest
    @MethodSource("firstTen")
    void theDialogueIsATalkOfTwo(String id) {
        Dialogue dialogue = DialogueReader.read(folder(id).resolve(DialogueReader.NAME))
                .dialogue()
                .orElseThrow();
        for (Dialogue.Speaker speaker : Dialogue.Speaker.values()) {
            assertThat(dialogue.turns())
                    .filteredOn(turn -> turn.speaker() == speaker)
                    .hasSizeGreaterThan(3);
        }
        assertThat(dialogue.lines())
                .as("the picture follows the talk")
                .anyMatch(line -> !line.sentence().event().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("firstTen")
    void everyQuizAsksWhichRunItIsAndSaysWhyAnAnswerIsWrong(String id) {
        List<Question> quiz = quiz(id);
        assertThat(quiz)
                .hasSizeGreaterThanOrEqualTo(4)
                .anyMatch(each -> each.head().text().startsWith("Which run is this?"));
        for (Question question : quiz) {
            if (question instanceof Question.Choice(var head, List<Question.Option> options, String general)) {
                for (int i = 0; i < options.size(); i++) {
                    Mark mark = Marking.of(question, new Answer.Chosen(List.of(i)));
                    assertThat(mark.feedback())
                            .as("%s, answer %d", head.name(), i + 1)
                            .isNotEmpty();
                }
                assertThat(options)
                        .filteredOn(Question.Option::isRight)
                        .as(head.name())
                        .hasSize(1);
                assertThat(general).isNotNull();
            }
        }
    }

    @Test
    void theFirstTenLessonsHave25To40CardsMostOfThemWithAReplay() {
        List<Card> cards = firstTen().flatMap(lesson -> cards(lesson).stream()).toList();
        assertThat(cards).hasSizeBetween(25, 40);
        assertThat(cards).extracting(Card::id).doesNotHaveDuplicates();
        assertThat(cards).filteredOn(card -> card.replay().isPresent()).hasSizeGreaterThan(cards.size() / 2);
    }

    @Test
    void everyKindOfQuestionIsAskedSomewhere() {
        assertThat(firstTen()
                        .flatMap(lesson -> quiz(lesson).stream())
                        .map(Object::getClass)
                        .distinct())
                .contains(
                        Question.Choice.class,
                        Question.Numeric.class,
                        Question.Matching.class,
                        Question.Ordering.class,
                        Question.TrueFalse.class);
        assertThat(Arrays.stream(new String[] {"L01", "L04", "L05"}).flatMap(lesson -> quiz(lesson).stream()))
                .as("questions that show a run")
                .anyMatch(question -> question.head().run().isPresent());
    }
}
