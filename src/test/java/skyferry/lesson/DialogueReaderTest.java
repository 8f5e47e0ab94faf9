package skyferry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.lesson.Dialogue.Line;
import skyferry.lesson.Dialogue.Sentence;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.scenario.text.Diagnostic;

/** Dialogues as authors write them. */
class DialogueReaderTest {
    @Test
    void paragraphsAreTurnsAndTurnsHaveSentences() {
        Dialogue dialogue = DialogueReader.read("dialogue.md", """
            # A shop that must not close

            **Student:** It is `shut down`, *then* started
            again. Right?

            **Teacher:** Measure it. {goto=pause(web-1)} Here it takes 0.2 s, e.g. for web-1. "Really?" you say!
            See [the rounds](term:round).
            """).dialogue().orElseThrow();

        assertThat(dialogue.lines())
                .containsExactly(
                        new Line(Speaker.STUDENT, new Sentence("It is shut down, then started again.", "")),
                        new Line(Speaker.STUDENT, new Sentence("Right?", "")),
                        new Line(Speaker.TEACHER, new Sentence("Measure it.", "")),
                        new Line(Speaker.TEACHER, new Sentence("Here it takes 0.2 s, e.g. for web-1.", "pause(web-1)")),
                        new Line(Speaker.TEACHER, new Sentence("\"Really?\" you say!", "")),
                        new Line(Speaker.TEACHER, new Sentence("See the rounds.", "")));
        assertThat(dialogue.turns()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nobody says this.|1:1 E821",
                "**Student:** A.¶¶And this?|3:1 E821",
                "**Teacher:** {goto=pause}|1:1 E822"
            })
    void mistakesAreReportedWithLineAndColumn(String text, String expected) {
        List<Diagnostic> all = DialogueReader.read("dialogue.md", text.replace('¶', '\n'))
                .diagnostics()
                .all();
        assertThat(all)
                .extracting(each ->
                        each.line() + ":" + each.column() + " " + each.code().id())
                .containsExactly(expected);
    }
}
