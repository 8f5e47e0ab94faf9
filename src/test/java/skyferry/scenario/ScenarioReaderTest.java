package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import skyferry.model.Scenario;
import skyferry.scenario.cpu.CpuMapReader;

/** The shipped first move, as the reader sees it. */
class ScenarioReaderTest {
    private static final Path LESSONS = Path.of(System.getProperty("skyferry.home", ""), "lessons");

    @Test
    void the_first_move_reads_without_a_word() {
        ScenarioResult result =
                new ScenarioReader(CpuMapReader.shipped()).read(LESSONS.resolve("L02-anatomy/scenario.yaml"));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result).isInstanceOf(ScenarioResult.Accepted.class);
        Scenario scenario = ((ScenarioResult.Accepted) result).scenario();
        assertThat(scenario.hosts().keySet()).containsExactly("host-a", "host-b", "host-c", "host-d");
        assertThat(scenario.vm("web-1").cpu().missingOn(scenario.host("host-d").cpu()))
                .contains("avx512f", "avx512_vnni");
        assertThat(scenario.vm("web-1").cpu().missingOn(scenario.host("host-c").cpu()))
                .isEmpty();
    }
}
