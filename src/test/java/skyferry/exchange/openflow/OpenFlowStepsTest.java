package skyferry.exchange.openflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;

class OpenFlowStepsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void everyPushPauseAndResumeOfAMoveIsAStateOfItsOwn(@TempDir Path directory) throws IOException {
        Scenario scenario = Shipped.firstMove();
        Action move = new Action.Migrate(SECOND, "web-1", "host-c", Technique.PRECOPY, Optional.empty());
        List<Action> actions = List.of(move);
        Timeline timeline = Run.simulate(scenario, actions, Horizon.of(scenario, actions));

        List<OpenFlowSteps.Step> steps = OpenFlowSteps.write(directory, timeline);

        assertThat(steps.stream().map(step -> step.name().replaceAll("^\\d+-at-[0-9.]+(ms)?-", "")))
                .startsWith("start")
                .contains("guest-paused-web-1", "guest-resumed-web-1")
                .contains("port-bound-host-c", "flows-pushed-host-a", "flows-pushed-host-b", "port-activated-host-c")
                .hasSizeGreaterThanOrEqualTo(10);
        for (OpenFlowSteps.Step step : steps) {
            assertThat(Files.readString(directory.resolve(step.name()).resolve("ports.json")))
                    .contains("\"format\" : \"ovs-oracle/1\"");
            assertThat(directory.resolve(step.name()).resolve("host-a.flows")).isNotEmptyFile();
            assertThat(directory.resolve(step.name()).resolve("queries.json")).isNotEmptyFile();
        }
    }
}
