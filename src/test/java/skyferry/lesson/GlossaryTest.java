package skyferry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.scenario.text.Diagnostic;

/** The words of the field: as a file, and found in text. */
class GlossaryTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("skyferry.home", ""), "lessons", GlossaryReader.FILE);

    private static Glossary.Term term(String name, String title, String... also) {
        return new Glossary.Term(name, title, "It is.", List.of(also), "L01");
    }

    private final TermFinder finder = new TermFinder(new Glossary(Map.of(
            "page", term("page", "page", "pages"),
            "dirty-page", term("dirty-page", "dirty page"),
            "arp", term("arp", "ARP"),
            "pre-copy", term("pre-copy", "pre-copy"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A dirty page is a page.|dirty page=dirty-page, page=page",
                "Dirty pages come again.|Dirty pages=dirty-page",
                "Pre-copy, not copy; homepage and page-map are other words.|Pre-copy=pre-copy",
                "ARP asks; arp does not, nor does WARP.|ARP=arp",
                "(page)|page=page"
            })
    void wordsAreFoundWholeAndTheLongestCounts(String text, String expected) {
        String found = String.join(
                ", ",
                finder.in(text).stream()
                        .map(each -> text.substring(each.from(), each.until()) + "="
                                + each.term().name())
                        .toList());
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aGlossaryWithoutWordsFindsNone() {
        assertThat(new TermFinder(Glossary.EMPTY).in("page")).isEmpty();
    }

    @Test
    void theShippedWordsEachHaveOneSentenceAndALessonThatIsThere() {
        GlossaryReader.Result read = GlossaryReader.read(SHIPPED);
        assertThat(read.diagnostics().all()).isEmpty();
        Glossary glossary = read.glossary().orElseThrow();
        assertThat(glossary.terms()).hasSizeGreaterThan(40);
        assertThat(glossary.terms().values()).allSatisfy(term -> {
            assertThat(term.means()).as(term.name()).endsWith(".").doesNotContain(". ");
            assertThat(Course.in(SHIPPED.getParent()).lessons().keySet()).contains(term.lesson());
        });
    }

    @Test
    void mistakesAreReportedWithLineAndColumn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("glossary.yaml"), """
            format: skyferry/1
            kind: glossary
            terms:
              page: {title: page}
              Round: {title: round, means: One pass., alsoo: [x]}
            """);

        assertThat(GlossaryReader.read(file).diagnostics().all())
                .extracting(Diagnostic::headline)
                .anyMatch(line -> line.contains(":4:3: error E202: key 'means' is missing in term"))
                .anyMatch(line -> line.contains(":5:3: error E210"))
                .anyMatch(line -> line.contains(":5:43: error E201") && line.contains("did you mean 'also'?"));
        assertThat(GlossaryReader.read(file).glossary()).isEmpty();
    }
}
