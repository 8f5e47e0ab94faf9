package skyferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors of lessons do at a terminal. */
class LessonCommandsTest {
    private static final String ANATOMY = Path.of(System.getProperty("skyferry.home", ""), "lessons/L02-anatomy")
            .toString();

    @TempDir
    Path folder;

    @Test
    void aLessonThatPassesIsPrintedWithItsMargins() {
        Said result = Said.by("lesson", "test", ANATOMY, "--seeds", "1");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("PASS L02", "margin", " min to read");
    }

    @Test
    void aLessonThatCannotBeSolvedGivesOne_andOneThatCannotBeReadGivesTwo() throws IOException {
        Path lesson = Files.createDirectory(folder.resolve("L02-anatomy"));
        Files.copy(Path.of(ANATOMY, "scenario.yaml"), lesson.resolve("scenario.yaml"));
        Files.writeString(lesson.resolve("lesson.md"), """
            ---
            format: skyferry/1
            kind: lesson
            id: L02
            title: Short
            objective: None.
            minutes: 1
            ---

            ## Go {step=do}

            Move it.
            """);
        String scenario = Files.readString(lesson.resolve("scenario.yaml"));
        int solution = scenario.indexOf("solution:");
        Files.writeString(lesson.resolve("scenario.yaml"), scenario.substring(0, solution));
        Said unsolved = Said.by("lesson", "test", lesson.toString(), "--seeds", "1");
        assertThat(unsolved.exit()).isEqualTo(1);
        assertThat(unsolved.out()).contains("FAIL L02", "has no solution");

        Files.writeString(lesson.resolve("lesson.md"), "nothing");
        Said unreadable = Said.by("lesson", "test", lesson.toString(), "--seeds", "1");
        assertThat(unreadable.exit()).isEqualTo(2);
        assertThat(unreadable.err()).contains("lesson.md:1:1: error E601");
        assertThat(Said.by("lesson", "test", folder.resolve("none").toString()).exit())
                .isEqualTo(2);
        assertThat(Said.by("lesson", "test", ANATOMY, "--seeds", "0").exit()).isEqualTo(2);
    }

    @Test
    void cardsAndQuestionsGoOutAndQuestionsComeBackTheSame() throws IOException {
        Files.writeString(
                folder.resolve("cards.tsv"),
                "#separator:Tab\n#columns:id\tfront\tback\treplay\ttags\nL02-01\ta\tb\t\t\n");
        Files.writeString(
                folder.resolve("quiz.gift"), "::L02-1:: Is it so? {TRUE}\n\n::L02-2:: Which? {=this#Yes ~that}\n");
        String anki = folder.resolve("anki.txt").toString();
        String gift = folder.resolve("out.gift").toString();
        String back = folder.resolve("back.gift").toString();

        assertThat(Said.by("export", "anki", folder.toString(), "--out", anki).exit())
                .isZero();
        assertThat(Said.by("export", "gift", folder.toString(), "--out", gift).exit())
                .isZero();
        assertThat(Said.by("import", "gift", gift, "--out", back).out()).contains("2 questions");

        assertThat(Path.of(anki)).content().contains("L02-01\ta\tb");
        assertThat(Path.of(back)).hasSameTextualContentAs(Path.of(gift));
    }

    @Test
    void whatIsWrongInAFileIsSaidWithItsPlace() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.gift"), "::a:: Open {=b\n");

        Said result = Said.by(
                "import", "gift", bad.toString(), "--out", folder.resolve("x").toString());

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("bad.gift:1:12: error E812");
        assertThat(Said.by("export", "anki", folder.toString(), "--out", "x").err())
                .contains("there is no cards.tsv");
    }
}
