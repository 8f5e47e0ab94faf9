package skyferry.lesson.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.scenario.text.Diagnostic;

/** Cards as authors write them and as Anki reads them. */
class CardFileTest {
    private static final String HEAD =
            "#separator:Tab\n#html:false\n#tags column:5\n#columns:id\tfront\tback\treplay\ttags\n";

    @TempDir
    Path folder;

    private CardFile.Result read(String text) throws IOException {
        return CardFile.read(Files.writeString(folder.resolve("cards.tsv"), text));
    }

    @Test
    void aCardHasTwoSidesAReplayAndTags() throws IOException {
        CardFile.Result read = read(HEAD + "L02-01\tWhat if <x>?\tIt & more.\tstraight@pause(web-1)\ta::b c\n\n"
                + "L02-02\tfront\tback\t\t\n");

        assertThat(read.diagnostics().all()).isEmpty();
        assertThat(read.cards())
                .containsExactly(
                        new Card(
                                "L02-01",
                                "What if <x>?",
                                "It & more.",
                                Optional.of(new Replay("straight", "pause", "web-1", 0)),
                                List.of("a::b", "c")),
                        new Card("L02-02", "front", "back", Optional.empty(), List.of()));
        assertThat(read.cards().getFirst().lesson()).isEqualTo("L02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "L02-01~front~back~straight@pause~t|5:1|E303",
                "L02-9~front~back~~t|5:1|E210",
                "L02-02~~back~~t|5:8|E213",
                "L02-02~front~back~straight@paus~t|5:19|E802",
                "L02-02~frönt~back~straight~t|5:19|E802",
                "L02-02~front~back|5:1|E801"
            })
    void mistakesAreReportedWithLineAndColumn(String line, String place, String code) throws IOException {
        String same = "L02-01\tf\tb\t\t\n";
        CardFile.Result read = read(HEAD.replace("#tags column:5\n", "") + same + line.replace('~', '\t') + "\n");

        List<Diagnostic> all = read.diagnostics().all();
        assertThat(all).extracting(each -> each.line() + ":" + each.column()).containsExactly(place);
        assertThat(all).extracting(each -> each.code().id()).containsExactly(code);
        assertThat(read.cards()).hasSize(1);
    }

    @Test
    void headersThatAnkiNeedsAreMissed() throws IOException {
        assertThat(read("#seperator:Tab\nL02-01\tf\tb\t\t\n").diagnostics().all())
                .extracting(Diagnostic::headline)
                .anyMatch(line -> line.endsWith(
                                ":1:2: error E201: unknown key 'seperator' in card file; did you mean 'separator'?")
                        || line.contains("did you mean 'separator'?"))
                .anyMatch(line -> line.contains("#columns"));
    }

    @Test
    void exportForAnkiReadsBackAsTheSameCards() throws IOException {
        List<Card> cards = read(HEAD + "L02-01\tWhat if \"<x>\" & y?\tIt\tstraight@3.25s\ta::b c\n")
                .cards();

        List<Card> again = read(AnkiText.of(cards)).cards();

        assertThat(again).isEqualTo(cards);
        assertThat(AnkiText.of(cards)).contains("#html:true", "What if &quot;&lt;x&gt;&quot; &amp; y?");
    }

    @Test
    void fieldOneStaysTheSameOverTwoExportsWhateverChangesInTheCards() throws IOException {
        String first = AnkiText.of(
                read(HEAD + "L02-01\ta\tb\t\tt\nL02-02\tc\td\t\tt\n").cards());
        String second = AnkiText.of(
                read(HEAD + "L02-02\tnew words\td\trun@resume\tt u\nL02-01\ta\tother\t\t\nL02-03\te\tf\t\t\n")
                        .cards());

        assertThat(fieldOne(second)).containsAll(fieldOne(first)).doesNotHaveDuplicates();
        assertThat(fieldOne(first)).containsExactly("L02-01", "L02-02");
    }

    private static List<String> fieldOne(String anki) {
        return anki.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"straight@pause", "two-ways@resume(web-1)", "a@3.2s", "a@0s", "a@10.000000001s"})
    void aReplayIsWrittenAsItIsRead(String text) {
        assertThat(Replay.parse(text)).map(Replay::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@pause", "a@", "a@later", "a@3", "a@-3s", "A b@pause"})
    void otherFormsAreNoReplays(String text) {
        assertThat(Replay.parse(text)).isEmpty();
    }
}
