package skyferry.lesson.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.scenario.text.Diagnostic;

/** A small lesson that is right, and the same with one thing wrong at a time. */
class LessonTrialTest {
    private static final String LESSON = """
        ---
        format: skyferry/1
        kind: lesson
        id: L77
        title: A small move
        objective: See it.
        minutes: 3
        concepts: [round]
        ---

        ## Two ways out {step=do checks="arrived,quick"}

        Move it, see [rounds](term:round) and [this](lesson:L77#two-ways-out), then [try](card:L77-01).

        > [!predict id=p1 type=number answer="mig(web-1).pause"]
        > How long?

        > [!hint level=3 twin=twin]
        > Look at this one.
        """;
    private static final String SCENARIO = """
        format: skyferry/1
        kind: scenario
        id: small
        title: Small
        seed: per-learner
        params:
          used: {pick: [512 MiB, 1 GiB]}
        sites: {dc1: {at: [50, 8]}}
        fabric:
          switches: {leaf-1: {site: dc1}}
          links:
            - {between: [host-a, leaf-1], rate: 10 Gb/s, delay: 5 us}
            - {between: [host-b, leaf-1], rate: 10 Gb/s, delay: 5 us}
        hosts:
          host-a: {site: dc1, cpus: 8, ram: 16 GiB, vtep: 192.0.2.11}
          host-b: {like: host-a, vtep: 192.0.2.12}
        tenants: {acme: {}}
        networks:
          acme-net: {tenant: acme, type: vxlan, vni: 5001, subnet: 10.0.0.0/24, mtu: 1450}
        vms:
          web-1:
            host: host-a
            tenant: acme
            vcpus: 2
            ram: 2 GiB
            nics: [{net: acme-net, mac: "52:54:00:00:00:01", ip: 10.0.0.11/24}]
            memory: {zero: 512 MiB, classes: [{size: "${used}", writes: 2000 pages/s, pattern: uniform}]}
        until: 5 s
        checks:
          - {id: arrived, assert: vm(web-1).host == host-b}
          - {id: quick, assert: mig(web-1).total < 30 s and abs(ans(p1) - mig(web-1).pause) < 20 ms}
        solution:
          - {run: straight, steps: [{at: 1 s, do: migrate, vm: web-1, to: host-b}]}
        """;
    private static final String GLOSSARY = """
        format: skyferry/1
        kind: glossary
        terms:
          round: {title: round, means: One pass.}
        """;
    private static final String CARDS = """
        #separator:Tab
        #columns:id\tfront\tback\treplay\ttags
        L77-01\tWhat?\tThat.\tstraight@pause\t
        """;
    private static final String QUIZ = """
        // [tag:run=straight@pause(web-1)]
        ::L77-1:: Which run is this? {=the straight one ~another}
        """;
    private static final String DIALOGUE = "**Student:** Is it off?\n\n**Teacher:** {goto=pause} Measure it.\n";

    @TempDir
    Path lessons;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(lessons.resolve("L77-small"));
        Files.writeString(lessons.resolve("glossary.yaml"), GLOSSARY);
        put("lesson.md", LESSON);
        put("scenario.yaml", SCENARIO);
        put("twin.yaml", SCENARIO.replace("abs(ans(p1) - mig(web-1).pause) < 20 ms", "mig(web-1).rounds >= 1"));
        put("cards.tsv", CARDS);
        put("quiz.gift", QUIZ);
        put("dialogue.md", DIALOGUE);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private TrialReport trial() {
        return LessonTrial.of(folder, 3, share -> {});
    }

    @Test
    void aLessonThatIsRightPassesWithMargins() {
        TrialReport report = trial();

        assertThat(report.mistakes()).isEmpty();
        assertThat(report.faults()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.checks())
                .extracting(CheckTrial::check)
                .containsExactly("arrived", "quick", "twin.yaml: arrived", "twin.yaml: quick");
        assertThat(report.checks().get(0).worst().measured()).isFalse();
        assertThat(report.checks().get(1).worst().share()).isBetween(0.5, 0.7);
        assertThat(report.checks().get(1).passed()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lesson.md|concepts: [round]|concepts: [ruond]|8:12|E301",
                "lesson.md|arrived,quick|arrived,quik|11:42|E301",
                "lesson.md|term:round|term:rounds-of|13:23|E301",
                "lesson.md|#two-ways-out|#two-ways|13:46|E301",
                "lesson.md|card:L77-01|card:L77-11|13:83|E301",
                "lesson.md|twin=twin|twin=twins|18:23|E301",
                "cards.tsv|straight@pause|strait@pause|3:1|E301",
                "cards.tsv|straight@pause|straight@cancelled|3:1|E803",
                "cards.tsv|L77-01|L78-01|3:1|E210",
                "quiz.gift|pause(web-1)|pause(web-2)|1:13|E803",
                "quiz.gift|=the|~the|2:31|E813",
                "dialogue.md|goto=pause|goto=paus|3:20|E301",
                "dialogue.md|goto=pause|goto=failed|3:14|E803",
                "dialogue.md|**Student:**|**Pupil:**|1:1|E821",
                "scenario.yaml|30 s|30 MiB|31:44|E707",
                "twin.yaml|mig(web-1).rounds|mig(web-1).laps|31:64|E704"
            })
    void whatLeadsNowhereIsReportedWithLineAndColumn(String file, String right, String wrong, String place, String code)
            throws IOException {
        put(file, Files.readString(folder.resolve(file)).replace(right, wrong));

        TrialReport report = trial();

        assertThat(report.passed()).isFalse();
        assertThat(report.readable()).isFalse();
        assertThat(report.mistakes())
                .filteredOn(Diagnostic::isError)
                .extracting(each ->
                        each.line() + ":" + each.column() + " " + each.code().id())
                .contains(place + " " + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scenario.yaml|vm(web-1).host == host-b|vm(web-1).vcpus == 3|SOLUTION_FAILS|arrived",
                "scenario.yaml|total < 30 s|total < 14 s|THIN_MARGIN|quick",
                "scenario.yaml|total < 30 s|total < 1 s|SOLUTION_FAILS|quick",
                "scenario.yaml|do: migrate, vm: web-1, to: host-b|do: wait|SOLUTION_FAILS|arrived",
                "twin.yaml|vm(web-1).host == host-b|vm(web-1).vcpus == 3|SOLUTION_FAILS|twin.yaml: arrived"
            })
    void whatCannotBeSolvedIsFound(String file, String right, String wrong, String kind, String subject)
            throws IOException {
        put(file, Files.readString(folder.resolve(file)).replace(right, wrong.replace('¶', '\n')));

        TrialReport report = trial();

        assertThat(report.passed()).isFalse();
        assertThat(report.faults())
                .extracting(fault -> fault.kind() + " " + fault.subject())
                .contains(kind + " " + subject);
    }

    @Test
    void aStartThatPassesIsFound() throws IOException {
        put("scenario.yaml", SCENARIO.replaceAll("  - \\{id: quick.*\n", "").replace("== host-b", "== host-a"));
        put("lesson.md", LESSON.replace("arrived,quick", "arrived"));

        assertThat(trial().faults())
                .extracting(Fault::kind)
                .contains(Fault.Kind.START_PASSES, Fault.Kind.SOLUTION_FAILS);
    }

    @Test
    void goalsAndSolutionsAreMissed() throws IOException {
        String unsolved = SCENARIO.substring(0, SCENARIO.indexOf("solution:"));
        put("scenario.yaml", unsolved);
        put("twin.yaml", unsolved.substring(0, unsolved.indexOf("checks:")));

        assertThat(trial().faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.NO_SOLUTION, Fault.Kind.NO_CHECKS);
    }

    @Test
    void textThatTakesLongerThanTheLessonIsFound() throws IOException {
        put("lesson.md", LESSON + "\n" + "word ".repeat(700) + "\n\n> [!teacher]\n> " + "note ".repeat(700) + "\n");

        TrialReport report = trial();

        assertThat(report.reading().minutes()).isEqualTo(4);
        assertThat(report.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TOO_LONG);
    }

    @Test
    void aFolderWithoutALessonIsUnreadable() throws IOException {
        TrialReport report = LessonTrial.of(Files.createDirectory(lessons.resolve("empty")), 1, share -> {});

        assertThat(report.readable()).isFalse();
        assertThat(report.mistakes()).extracting(Diagnostic::code).isNotEmpty();
        assertThat(List.copyOf(report.checks())).isEmpty();
    }
}
