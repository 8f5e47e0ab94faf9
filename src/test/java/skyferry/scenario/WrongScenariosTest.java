package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One mistake at a time in a right file: the place and the sentence. In each wrong text {@code ‸} stands where the caret must
 * be, and is taken out before the text is read.
 */
class WrongScenariosTest {
    private static final String RIGHT = Reads.resource("small.yaml");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a unit misspelt",
                        "    ram: 12 GiB",
                        "    ram: 12 ‸Gib",
                        "E207: unknown unit 'Gib' (expected B, KiB, MiB, GiB); did you mean 'GiB'?"),
                mistake(
                        "a decimal unit",
                        "    ram: 12 GiB",
                        "    ram: 12 ‸GB",
                        "E207: unknown unit 'GB' (expected B, KiB, MiB, GiB); did you mean 'GiB'?"),
                mistake("no unit", "ram: 64 GiB", "ram: ‸64", "E206: '64' has no unit (expected B, KiB, MiB, GiB)"),
                mistake(
                        "a unit of something else",
                        "delay: 5 us}\n    - {between: [host-b",
                        "delay: 5 ‸MiB}\n    - {between: [host-b",
                        "E208: 'MiB' is a unit of size (expected ns, us, ms, s, min, h)"),
                mistake(
                        "a bit rate misspelt",
                        "rate: 40 Gb/s",
                        "rate: 40 ‸Gbit/s",
                        "E207: unknown unit 'Gbit/s' (expected bit/s, kb/s, Mb/s, Gb/s, B/s, KiB/s, MiB/s, GiB/s);"
                                + " did you mean 'Gb/s'?"),
                mistake(
                        "no quantity at all",
                        "every: 10 ms",
                        "every: ‸often",
                        "E205: 'often' is not a number (expected a number and one of ns, us, ms, s, min, h)"),
                mistake(
                        "a quantity out of range",
                        "hot: 10 %",
                        "hot: ‸110 %",
                        "E209: 110 % is out of range (expected 0 % to 100 %)"),
                mistake(
                        "a key misspelt",
                        "    vcpus: 8",
                        "    ‸vcpu: 8",
                        "E201: unknown key 'vcpu' in VM; did you mean 'vcpus'?"),
                mistake(
                        "a section misspelt",
                        "networks:\n",
                        "‸network:\n",
                        "E201: unknown key 'network' in scenario; did you mean 'networks'?"),
                mistake(
                        "a key that belongs elsewhere",
                        "birch: {share: 2 Gb/s}",
                        "birch: {‸mtu: 1450}",
                        "E201: unknown key 'mtu' in tenant (expected title, share, level)"),
                mistake(
                        "a key twice",
                        "    vcpus: 8\n",
                        "    vcpus: 8\n    ‸vcpus: 4\n",
                        "E112: key 'vcpus' is there already, in line 42"),
                mistake(
                        "a machine twice",
                        "  shop-1:\n",
                        "  ‸db-1:\n",
                        "E112: key 'db-1' is there already, in line 39"),
                mistake(
                        "a key missing",
                        "  shop-1:\n    host: host-a\n",
                        "  ‸shop-1:\n",
                        "E202: key 'host' is missing in VM"),
                mistake(
                        "a list where keys belong",
                        "controller: {push_delay: 20 ms, activation: rarp, both_hosts: true}",
                        "controller: ‸[push_delay, 20 ms]",
                        "E203: found a list (expected keys with values)"),
                mistake(
                        "text where a list belongs",
                        "allow: [migrate, cancel]",
                        "allow: ‸migrate",
                        "E203: found 'migrate' (expected a list)"),
                mistake("no value", "    cpus: 32", "    cpus:‸", "E213: there is no value (expected a whole number)"),
                mistake(
                        "a word misspelt",
                        "pattern: uniform",
                        "pattern: ‸unifrom",
                        "E204: unknown word 'unifrom' (expected uniform, sequential, hotcold, zipf); did you mean"
                                + " 'uniform'?"),
                mistake(
                        "a verb misspelt",
                        "do: migrate",
                        "do: ‸migrat",
                        "E204: unknown word 'migrat' (expected migrate, cancel, start-postcopy, recover, set-option,"
                                + " set-link-rate, set-throttle, set-pause-limit, set-load, cut-link, restore-link,"
                                + " fail-host, restart, drain, refill, attach, detach, place, add-rule, remove-rule,"
                                + " inject-fault, clear-fault, clear-duplicate, set-policy, ...); did you mean"
                                + " 'migrate'?"),
                mistake(
                        "yes for true",
                        "both_hosts: true",
                        "both_hosts: ‸yes",
                        "E204: unknown word 'yes' (expected true, false); did you mean 'true'?"),
                mistake(
                        "a number in quotes",
                        "    vcpus: 8",
                        "    vcpus: ‸\"8\"",
                        "E203: found text '8' (expected a number, without quotes); did you mean '8'?"),
                mistake(
                        "half a vCPU",
                        "    vcpus: 8",
                        "    vcpus: ‸7.5",
                        "E215: '7.5' is not a whole number (expected 1 to 1024)"),
                mistake(
                        "a name in capitals",
                        "  shop-1:\n",
                        "  ‸Shop-1:\n",
                        "E210: 'Shop-1' is not a name (expected small letters, digits and hyphens, a letter first)"),
                mistake(
                        "an address with a byte too large",
                        "vtep: 192.0.2.11",
                        "vtep: ‸192.0.2.311",
                        "E211: '192.0.2.311' is not an address (expected an address such as 192.0.2.11)"),
                mistake(
                        "a MAC address too short",
                        "mac: 52:54:00:12:34:57",
                        "mac: ‸52:54:00:12:34",
                        "E212: '52:54:00:12:34' is not a MAC address"
                                + " (expected six pairs of hexadecimal digits such as 52:54:00:12:34:56)"),
                mistake(
                        "an unknown parameter",
                        "writes: \"${rate}\"",
                        "writes: \"${‸rat}\"",
                        "E221: unknown parameter 'rat'; did you mean 'rate'?"),
                mistake(
                        "an unknown host",
                        "    host: host-b",
                        "    host: ‸host-c",
                        "E301: unknown host 'host-c'; did you mean 'host-a'?"),
                mistake(
                        "an unknown tenant",
                        "acme-net: {tenant: acme",
                        "acme-net: {tenant: ‸acne",
                        "E301: unknown tenant 'acne'; did you mean 'acme'?"),
                mistake(
                        "an unknown group in a rule",
                        "from: \"group:db\"",
                        "from: \"group:‸dbs\"",
                        "E301: unknown security group 'dbs'; did you mean 'db'?"),
                mistake(
                        "an unknown end of a link",
                        "between: [leaf-1, leaf-2]",
                        "between: [leaf-1, ‸lef-2]",
                        "E301: unknown host or switch or router 'lef-2'; did you mean 'leaf-2'?"),
                mistake(
                        "an unknown machine in a probe",
                        "to: db-1, every",
                        "to: ‸db-2, every",
                        "E301: unknown VM 'db-2'; did you mean 'db-1'?"),
                mistake(
                        "an unknown CPU model",
                        "cpu_model: Cascadelake-Server",
                        "cpu_model: ‸Cascadlake-Server",
                        "E413: unknown CPU model 'Cascadlake-Server'; did you mean 'Cascadelake-Server'?"),
                mistake(
                        "a MAC address twice",
                        "mac: 52:54:00:12:34:57",
                        "mac: ‸52:54:00:12:34:56",
                        "E401: MAC address 52:54:00:12:34:56 is taken by db-1 in the same network"),
                mistake(
                        "an address outside the network",
                        "ip: 10.0.0.21/24",
                        "ip: ‸10.0.1.21/24",
                        "E402: address 10.0.1.21 lies outside the network 10.0.0.0/24"),
                mistake(
                        "an address twice",
                        "ip: 10.0.0.21/24",
                        "ip: ‸10.0.0.11/24",
                        "E403: address 10.0.0.11 is taken by db-1 in the same network"),
                mistake(
                        "another tenant's network",
                        "nics: [{net: birch-net",
                        "nics: [{net: ‸acme-net",
                        "E404: network 'acme-net' belongs to tenant 'acme', the machine to 'birch'",
                        "ip: 10.0.0.11/24}]",
                        "ip: 10.0.0.12/24}]"),
                mistake("a VNI twice", "vni: 5002", "vni: ‸5001", "E405: VNI 5001 is taken by network 'acme-net'"),
                mistake(
                        "a tunnel address twice",
                        "vtep: 192.0.2.12",
                        "vtep: ‸192.0.2.11",
                        "E406: tunnel address 192.0.2.11 is taken by host 'host-a'"),
                mistake(
                        "more memory than the host has",
                        "tenant: birch\n    ram: 2 GiB",
                        "tenant: birch\n    ram: ‸60 GiB",
                        "E407: machines on host 'host-a' need 72 GiB of memory, it has 64 GiB"),
                mistake(
                        "a memory class beyond the memory",
                        "{size: 6 GiB, at: 16 MiB",
                        "{size: ‸13 GiB, at: 16 MiB",
                        "E408: memory class 1 ends at 13.02 GiB, the machine has 12 GiB"),
                mistake(
                        "memory classes that overlap",
                        "{size: 64 MiB, writes",
                        "{size: 64 MiB, at: ‸1 GiB, writes",
                        "E409: memory classes 1 and 2 overlap"),
                mistake(
                        "more virtual functions than the host has",
                        "attach: virtio",
                        "attach: vf",
                        "E411: machines on host 'host-a' need 2 virtual functions, it has 1",
                        "    nics: [{net: birch-net, ip",
                        "    nics: ‸[{net: birch-net, attach: vf, ip"),
                mistake(
                        "a link twice",
                        "{between: [leaf-1, leaf-2]",
                        "{between: ‸[leaf-1, host-a]",
                        "E412: 'leaf-1' and 'host-a' are linked already, in line 15"),
                mistake(
                        "hot pages in a class without",
                        "pattern: uniform}",
                        "pattern: uniform, ‸hot: 5 %}",
                        "E201: unknown key 'hot' in uniform memory class (expected pattern: hotcold)"),
                mistake(
                        "a syntax error",
                        "allow: [migrate, cancel]\n",
                        "allow: [migrate, cancel\n",
                        "E105: not valid YAML: expected ',' or ']', but got :, while parsing a flow sequence begun in"
                                + " line 67",
                        "checks:\n",
                        "checks‸:\n"));
    }

    private static Arguments mistake(String name, String right, String wrong, String sentence) {
        return mistake(name, right, wrong, sentence, "", "");
    }

    private static Arguments mistake(
            String name, String right, String wrong, String sentence, String alsoRight, String alsoWrong) {
        return Arguments.of(name, right, wrong, sentence, alsoRight, alsoWrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void every_mistake_is_named_at_its_place(
            String name, String right, String wrong, String sentence, String alsoRight, String alsoWrong) {
        String marked = replaced(replaced(RIGHT, right, wrong), alsoRight, alsoWrong);
        int caret = marked.indexOf('‸');
        String before = marked.substring(0, caret);
        long line = before.lines().count() + (before.endsWith("\n") ? 1 : 0);
        int column = caret - before.lastIndexOf('\n');

        ScenarioResult result = Reads.text(marked.replace("‸", ""));

        assertThat(result).isInstanceOf(ScenarioResult.Refused.class);
        assertThat(Reads.headlines(result)).contains("small.yaml:" + line + ":" + column + ": error " + sentence);
    }

    private static String replaced(String text, String right, String wrong) {
        if (right.isEmpty()) {
            return text;
        }
        int at = text.indexOf(right);
        assertThat(at).as("the right text holds %s", right).isNotNegative();
        return text.substring(0, at) + wrong + text.substring(at + right.length());
    }

    @Test
    void the_right_file_is_right() {
        assertThat(Reads.headlines(Reads.text(RIGHT))).isEmpty();
    }

    @Test
    void the_line_and_a_caret_follow_the_sentence() {
        ScenarioResult result = Reads.text(RIGHT.replace("ram: 64 GiB", "ram: 64 Gib"));

        assertThat(result.diagnostics()).hasSize(1);
        assertThat(result.diagnostics().getFirst()).hasToString("""
            small.yaml:22:13: error E207: unknown unit 'Gib' (expected B, KiB, MiB, GiB); did you mean 'GiB'?
                  ram: 64 Gib
                          ^\
            """);
    }

    @Test
    void independent_mistakes_are_all_named() {
        ScenarioResult result = Reads.text(RIGHT.replace("ram: 64 GiB", "ram: 64 Gib")
                .replace("vcpus: 8", "vcpu: 8")
                .replace("vni: 5002", "vni: 5001")
                .replace("from: web-1", "from: web-2"));

        assertThat(result.diagnostics().stream().map(each -> each.code().id()))
                .contains("E207", "E201", "E405", "E301");
    }
}
