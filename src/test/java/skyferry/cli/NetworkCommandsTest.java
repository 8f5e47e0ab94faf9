package skyferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        Said result = Said.by("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "tcp", "--port", "5432");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("bridge(\"br-int\") on host-a", "ct(commit,", "The answer of db-1")
                .endsWith("Final: answered: db-1 got it, and its answer came back." + System.lineSeparator());
    }

    @Test
    void aForbiddenPortIsDroppedByTheReceiversRules() {
        Said result = Said.by("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "tcp", "--port", "23");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("drop").contains("Final: dropped: db-1 did not get it.");
    }

    @Test
    void rulesThatWerePassedOverSayWhatTheyWanted() {
        Said result = Said.by("trace", FIRST, "--from", "web-1", "--to", "db-1", "--passed-over", "1");

        assertThat(result.out()).contains("Not in table 40 of host-a:", "wants dl_dst=", "the packet has dl_dst=");
    }

    @Test
    void theBridgeAnswersForAKnownMachine() {
        Said result = Said.by("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "arp");

        assertThat(result.out()).contains("answered by web-1's own bridge");
    }

    @Test
    void aFrameOnAVlanSaysWhatTheLeafKnows() {
        Said result = Said.by("trace", "lessons/demos/sriov", "--from", "client-a", "--to", "pair-1");
        Said asked = Said.by("trace", "lessons/demos/sriov", "--from", "client-a", "--to", "pair-1", "--proto", "garp");

        assertThat(result.out())
                .contains("leaf-2, VLAN 101, 52:54:00:a0:00:11: known behind spine-1, 0 ms old (forgotten after 5 min 0"
                        + " s)");
        assertThat(asked.out()).contains("leaf-2, VLAN 101, ff:ff:ff:ff:ff:ff: to everybody, so to every port");
    }

    @Test
    void aTagThatMeansAnotherNetworkIsProvedAndMended() throws IOException {
        String file = leaking();

        Said before = Said.by("verify", file, "--at", "1s");
        Said after = Said.by("verify", file, "--at", "3s");
        Said json = Said.by("verify", file, "--always", "--json");

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
    void aBlackHoleComesWithTheActionThatEndsIt() throws IOException {
        Path file = folder.resolve("holed.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of(FIRST))
                        + "\nfaults:\n"
                        + "  - {at: 2 s, kind: stale-flow, host: host-a, vm: web-2, to: host-c}\n");

        Said text = Said.by("verify", file.toString(), "--at", "3s");
        Said json = Said.by("verify", file.toString(), "--at", "3s", "--json");

        assertThat(text.out())
                .contains(
                        "Black hole",
                        "One action ends it, tried in a copy: {do: clear-fault, host: host-a, kind: stale-flow, to:"
                                + " host-c, vm: web-2}");
        assertThat(json.out()).contains("\"repair\":\"{do: clear-fault");
    }

    @Test
    void everyStateOfTheTablesHasAFolder() throws IOException {
        Path to = folder.resolve("flows");

        Said one = Said.by("export", "openflow", FIRST, to.resolve("start").toString());
        Said steps =
                Said.by("export", "openflow", leaking(), to.resolve("steps").toString(), "--steps");

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
        assertThat(Said.by("trace", FIRST, "--from", "web-9", "--to", "db-1").err())
                .contains("no machine named 'web-9'", "did you mean 'web-1'?");
        assertThat(Said.by("trace", FIRST, "--from", "web-1", "--to", "db-1", "--proto", "tpc")
                        .err())
                .contains("--proto 'tpc' is not known", "did you mean 'tcp'?");
        assertThat(Said.by("trace", FIRST, "--from", "web-1", "--to", "db-1", "--port", "70000")
                        .exit())
                .isEqualTo(2);
        assertThat(Said.by("export").exit()).isEqualTo(2);
    }
}
