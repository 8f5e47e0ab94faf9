package skyferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask flow tables: trace, verify, export. */
class NetworkCommandsTest {
    private static final String FIRST = "lessons/L02-anatomy/scenario.yaml";

    @TempDir
    Path folder;

    private record Result(int exit, String out, String err) {}

    private static Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Result(exit, out.toString(), err.toString());
    }

    /** The first lesson's world, with a tag that means another tenant's network on one host from 2 s on. */
    private String leaking() throws IOException {
        Path file = folder.resolve("leaking.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of(FIRST))
                        + "\n"
                        + "faults:\n"
                        + "  - {at: 2 s, kind: reused-tag, host: host-b, network: birch-net, with: acme-net}\n");
        return file.toString();
    }

    @Test
    void anAllowedConnectionIsFollowedThereAndBack() {
        Result result = run("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "tcp", "--port", "5432");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("bridge(\"br-int\") on host-a", "ct(commit,", "The answer of db-1")
                .endsWith("Final: answered: db-1 got it, and its answer came back." + System.lineSeparator());
    }

    @Test
    void aForbiddenPortIsDroppedByTheReceiversRules() {
        Result result = run("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "tcp", "--port", "23");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("drop").contains("Final: dropped: db-1 did not get it.");
    }

    @Test
    void rulesThatWerePassedOverSayWhatTheyWanted() {
        Result result = run("trace", FIRST, "--from", "web-1", "--to", "db-1", "--passed-over", "1");

        assertThat(result.out()).contains("Not in table 40 of host-a:", "wants dl_dst=", "the packet has dl_dst=");
    }

    @Test
    void theBridgeAnswersForAKnownMachine() {
        Result result = run("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "arp");

        assertThat(result.out()).contains("answered by web-1's own bridge");
    }

    @Test
    void aTagThatMeansAnotherNetworkIsProvedAndMended() throws IOException {
        String file = leaking();

        Result before = run("verify", file, "--at", "1s");
        Result after = run("verify", file, "--at", "3s");
        Result json = run("verify", file, "--always", "--json");

        assertThat(before.exit()).isZero();
        assertThat(before.out()).contains("42 ordered pairs", "all apart");
        assertThat(after.exit()).isEqualTo(1);
        assertThat(after.out())
                .contains("NOT apart", "api-1 of birch reaches web-2 of acme", "Not meant to be on host-b")
                .contains("Smallest change that mends it", "+ table=0,cookie=0x5000");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.out()).contains("skyferry-verdict/1", "\"from_ms\":2000.0", "\"remedy\"");
    }

    @Test
    void everyStateOfTheTablesHasAFolder() throws IOException {
        Path to = folder.resolve("flows");

        Result one = run("export", "openflow", FIRST, to.resolve("start").toString());
        Result steps = run("export", "openflow", leaking(), to.resolve("steps").toString(), "--steps");

        assertThat(one.exit()).isZero();
        assertThat(to.resolve("start")).isDirectoryContaining("glob:**/host-a.flows");
        assertThat(to.resolve("start/queries.json")).content().contains("expect");
        assertThat(steps.exit()).isZero();
        try (Stream<Path> folders = Files.list(to.resolve("steps"))) {
            List<String> names =
                    folders.map(Path::getFileName).map(Path::toString).sorted().toList();
            assertThat(names).hasSize(2).first().isEqualTo("000-at-0-start");
        }
    }

    @Test
    void namesThatAreNotThereAreRefusedWithAProposal() {
        assertThat(run("trace", FIRST, "--from", "web-9", "--to", "db-1").err())
                .contains("no machine named 'web-9'", "did you mean 'web-1'?");
        assertThat(run("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "tpc")
                        .err())
                .contains("--proto 'tpc' is not known", "did you mean 'tcp'?");
        assertThat(run("trace", FIRST, "--from", "web-1", "--to", "db-1", "--port", "70000")
                        .exit())
                .isEqualTo(2);
        assertThat(run("export").exit()).isEqualTo(2);
    }
}
