package skyferry.stage.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of many things is meant by a few letters. */
class FindingsTest {
    private static Find find(Find.Kind kind, String title, String detail) {
        return new Find(kind, title, detail, "", () -> {});
    }

    private static int score(String typed, String title) {
        return new Fuzzy(typed).score(title, "").orElse(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "web-1, web-1, web-12",
        "web, web-1, cobweb",
        "copy, copy the run, pre-copy",
        "copy, pre-copy, telecopy",
        "lut, loop up to here, leave unlit",
        "stop copy, stop-and-copy, stop here",
    })
    void theBetterFitComesFirst(String typed, String better, String worse) {
        assertThat(score(typed, better)).isGreaterThan(score(typed, worse));
    }

    @Test
    void lettersInTheirOrderFitButNotTooFarApart() {
        assertThat(score("dwnt", "downtime")).isPositive();
        assertThat(score("dt", "downtime")).isPositive();
        assertThat(score("tdwn", "downtime")).isNegative();
        assertThat(score("wx", "web-1 announces itself to the next switch, box 9"))
                .isNegative();
    }

    @Test
    void everyWordTypedHasToFit() {
        assertThat(score("fork run", "Fork the run here")).isPositive();
        assertThat(score("fork walk", "Fork the run here")).isNegative();
    }

    @Test
    void capitalsAndSmallLettersAreTheSame() {
        assertThat(score("RARP", "rarp")).isEqualTo(score("rarp", "RARP"));
    }

    @Test
    void kindsAreOrderedByTheirBestFit() {
        List<Find> all = List.of(
                find(Find.Kind.THING, "web-1", "machine of post on host-a"),
                find(Find.Kind.TERM, "post-copy", "The machine starts at once."),
                find(Find.Kind.COMMAND, "Let it go on as post-copy", "Moves"));

        assertThat(Findings.of("post", all).groups())
                .extracting(Findings.Group::kind)
                .containsExactly(Find.Kind.TERM, Find.Kind.COMMAND, Find.Kind.THING);
    }

    @Test
    void aKindIsNoLongerThanCanBeLookedThroughAndSaysHowManyMoreFit() {
        List<Find> hosts = IntStream.range(0, 1000)
                .mapToObj(i -> find(Find.Kind.THING, "host-" + i, "host"))
                .toList();
        List<Find> all = IntStream.concat(IntStream.range(0, 1000), IntStream.of(-1))
                .mapToObj(i -> i < 0 ? find(Find.Kind.TERM, "host", "A server.") : hosts.get(i))
                .toList();

        Findings.Group group = Findings.of("host", all).groups().get(1);
        assertThat(group.finds()).hasSize(Findings.MOST);
        assertThat(group.more()).isEqualTo(1000 - Findings.MOST);
        assertThat(Findings.of("host", hosts).groups().getFirst().finds()).hasSizeGreaterThan(Findings.MOST);
    }

    @Test
    void withNothingTypedAllKindsAreShownInTheirOrder() {
        List<Find> all = List.of(
                find(Find.Kind.EVENT, "web-1 runs", ""),
                find(Find.Kind.THING, "web-1", ""),
                find(Find.Kind.COMMAND, "Play", ""));

        assertThat(Findings.of(" ", all).groups())
                .extracting(Findings.Group::kind)
                .containsExactly(Find.Kind.THING, Find.Kind.COMMAND, Find.Kind.EVENT);
    }
}
