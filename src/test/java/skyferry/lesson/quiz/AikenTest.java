package skyferry.lesson.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.lesson.quiz.Question.Option;

/** Multiple choice in Aiken's format. */
class AikenTest {
    @Test
    void questionsComeInAndGoOutAsGift() {
        GiftReader.Result read = AikenReader.read("quiz.txt", """
            What stops last?
            A. the guest
            B) the copying

            ANSWER: B

            Is it = so?
            A. yes
            B. no
            C. ~ perhaps
            ANSWER: A
            """);

        assertThat(read.diagnostics().all()).isEmpty();
        assertThat(read.questions()).hasSize(2);
        Question.Choice first = (Question.Choice) read.questions().getFirst();
        assertThat(first.options()).containsExactly(new Option("the guest", 0, ""), new Option("the copying", 100, ""));
        assertThat(GiftReader.read("quiz.gift", GiftWriter.write(read.questions()))
                        .questions())
                .isEqualTo(read.questions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Why?¶A. x¶B. y|1:1 E813",
                "Why?¶A. x¶ANSWER: A|3:1 E214",
                "Why?¶A. x¶B. y¶ANSWER: C|4:9 E204",
                "Why?¶A. x¶C. y¶ANSWER: A|3:1 E811",
                "ANSWER: A|1:1 E214"
            })
    void mistakesAreReportedWithLineAndColumn(String text, String expected) {
        assertThat(AikenReader.read("quiz.txt", text.replace('¶', '\n'))
                        .diagnostics()
                        .all())
                .extracting(each ->
                        each.line() + ":" + each.column() + " " + each.code().id())
                .contains(expected);
    }
}
