package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.Ipv4;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** Many alike: {@code count}, {@code like}, expressions, and addresses that are left open. */
class RepetitionTest {
    private static final String WORLD = """
        format: skyferry/1
        kind: scenario
        id: many
        fabric:
          switches: {"leaf-${i}": {count: 4}, spine: {}}
          links:
            - {count: 20, between: ["host-${i}", "leaf-${(i - 1) % 4 + 1}"], rate: 25 Gb/s}
            - {count: 4, between: ["leaf-${i}", spine], rate: 100 Gb/s}
        hosts:
          host-${i}: {count: 20, cpus: 64, ram: 512 GiB, vtep: "172.16.0.${i}"}
        tenants: {acme: {}}
        networks:
          net: {tenant: acme, vni: 7, subnet: 10.0.0.0/16}
        vms:
          web-${i}:
            count: 200
            host: "host-${i % 20 + 1}"
            tenant: acme
            ram: 4 GiB
            nics: [{net: net, ip: "10.0.${i / 250}.${i % 250 + 1}"}]
        """;

    @Test
    void two_hundred_machines_on_twenty_hosts() {
        Scenario scenario = Reads.scenario(WORLD);

        assertThat(scenario.vms()).hasSize(200).containsKeys("web-1", "web-200");
        assertThat(scenario.hosts()).hasSize(20);
        assertThat(scenario.vm("web-1").host()).isEqualTo("host-2");
        assertThat(scenario.vm("web-20").host()).isEqualTo("host-1");
        assertThat(scenario.vm("web-200").nics().getFirst().ip()).isEqualTo(Ipv4.parse("10.0.0.201/16"));
        assertThat(scenario.fabric().between("host-6", "leaf-2")).isPresent();
        assertThat(scenario.vms().values().stream()
                        .map(vm -> vm.nics().getFirst().mac()))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_address_left_open_is_the_first_free_one() {
        Scenario scenario =
                Reads.scenario(WORLD + "  db: {host: host-1, tenant: acme, ram: 1 GiB, nics: [{net: net}]}\n");

        assertThat(scenario.vm("db").nics().getFirst().ip()).isEqualTo(Ipv4.parse("10.0.0.1/16"));
    }

    @Test
    void a_card_keeps_its_mac_when_others_come() {
        Nic before = Reads.scenario(WORLD).vm("web-7").nics().getFirst();
        Nic after = Reads.scenario(WORLD.replace(
                        "vms:\n", "vms:\n  a: {host: host-1, tenant: acme, ram: 1 GiB, nics: [{net: net}]}\n"))
                .vm("web-7")
                .nics()
                .getFirst();

        assertThat(after.mac()).isEqualTo(before.mac());
    }

    @Test
    void like_goes_through_a_chain_and_onto_one_of_many() {
        Scenario scenario = Reads.scenario(WORLD + """
              c: {like: b, ram: 3 GiB}
              b: {like: web-3, vcpus: 4, nics: []}
            """);

        Vm c = scenario.vm("c");
        assertThat(c.ramBytes()).isEqualTo(3L << 30);
        assertThat(c.vcpus()).isEqualTo(4);
        assertThat(c.host()).isEqualTo("host-4");
    }

    @Test
    void like_in_a_circle_is_an_error() {
        ScenarioResult result = Reads.text(WORLD + "  b: {like: c}\n  c: {like: b}\n");

        assertThat(Reads.headlines(result)).anyMatch(line -> line.contains("E225: 'b' is like itself, by 'c'"));
    }

    @Test
    void a_mistake_in_an_entry_for_many_is_told_once() {
        ScenarioResult result = Reads.text(WORLD.replace("ram: 4 GiB", "ram: 4 Gib"));

        assertThat(Reads.headlines(result)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "i + 1, 8",
        "i - 8, -1",
        "i * i, 49",
        "i / 2, 3",
        "(0 - i) / 2, -4",
        "(0 - i) % 5, 3",
        "i % 5 + 1, 3",
        "2 * (i + 3) - 1, 19",
        "-i, -7",
        "steps * 2, 10",
        "i%20+1, 8"
    })
    void expressions_compute(String expression, long value) {
        String text = WORLD.replace("kind: scenario", "kind: scenario\nparams: {steps: {pick: [5]}}")
                .replace("id: many", "id: many\nversion: \"${0 * steps + 1}\"");
        Scenario scenario = Reads.scenario(text
                + "  t-${i}: {count: 7, host: host-1, tenant: acme, ram: 1 GiB, vcpus: \"${" + expression
                + " + 100}\", nics: []}\n");

        assertThat(scenario.vm("t-7").vcpus()).isEqualTo(value + 100);
    }

    @ParameterizedTest
    @CsvSource({
        "i +, a number or a name is missing",
        "i / (i - i), it divides by 0",
        "(i, a closing parenthesis is missing",
        "i 1, an operator is missing",
        "i ** 2, a number or a name is missing",
        "9999999999 * 9999999999, the number is too large",
        "j + 1, there is no 'j'"
    })
    void what_cannot_be_computed_is_said(String expression, String why) {
        ScenarioResult result = Reads.text(WORLD.replace("i % 20 + 1", expression));

        assertThat(Reads.headlines(result))
                .anyMatch(line -> line.endsWith("E222: '" + expression + "' cannot be computed: " + why));
    }

    @Test
    void a_parameter_that_nobody_uses_is_a_warning() {
        ScenarioResult result =
                Reads.text(WORLD.replace("kind: scenario", "kind: scenario\nparams: {idle: {pick: [5]}}"));

        assertThat(result).isInstanceOf(ScenarioResult.Accepted.class);
        assertThat(Reads.headlines(result))
                .containsExactly("small.yaml:3:10: warning W503: parameter 'idle' is not used");
    }

    @Test
    void ten_thousand_machines_are_read_in_seconds() {
        String text = WORLD.replace("count: 200", "count: 10000").replace("ram: 512 GiB", "ram: 4096 GiB");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        Scenario scenario = Reads.scenario(text);

        assertThat(scenario.vms()).hasSize(10_000);
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(5_000_000_000L);
    }
}
