package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Verb;
import skyferry.scenario.text.Diagnostic;

/** Actions of their own, to be played on a scenario: {@code kind: actions}. */
class ActionFileTest {
    private static final Scenario SMALL = Reads.scenario(Reads.resource("small.yaml"));

    @TempDir
    Path folder;

    private ActionsResult read(String actions) throws IOException {
        Path file = folder.resolve("actions.yaml");
        Files.writeString(file, "format: skyferry/1\nkind: actions\nactions:\n" + actions);
        return ScenarioReader.actions(file, SMALL);
    }

    @Test
    void every_kind_of_action_arrives() throws IOException {
        ActionsResult result = read("""
            - {at: 1 s, do: migrate, vm: db-1, to: host-b, technique: stop-copy}
            - {at: 2 s, do: migrate, vm: db-1, to: host-b, downtime_limit: 1 s}
            - {at: 3 s, do: cancel, vm: db-1}
            - {at: 4 s, do: set-link-rate, link: [leaf-1, host-a], rate: 1 Gb/s}
            - {at: 5 s, do: set-pause-limit, vm: db-1, limit: 500 ms}
            - {at: 6 s, do: set-load, vm: db-1, scale: 0.5}
            - {at: 7 s, do: cut-link, link: [leaf-2, leaf-1]}
            - {at: 8 s, do: inject-fault, kind: stale-flow, host: host-b, vm: db-1, to: host-a}
            - {at: 9 s, do: inject-fault, kind: lost-rarp, frames: 2}
            - {at: 10 s, do: clear-fault, kind: lost-rarp}
            - {at: 11 s, do: clear-fault, kind: stale-flow, vm: db-1, to: host-a}
            - {at: 12 s, do: drain, host: host-a}
            """);

        assertThat(result.diagnostics()).isEmpty();
        assertThat(((ActionsResult.Accepted) result).actions())
                .containsExactly(
                        new Action.Migrate(1_000_000_000L, "db-1", "host-b", Technique.STOP_COPY, Optional.empty()),
                        new Action.Migrate(
                                2_000_000_000L,
                                "db-1",
                                "host-b",
                                Technique.PRECOPY,
                                Optional.of(SMALL.migration().withDowntimeLimit(1_000_000_000L))),
                        new Action.Cancel(3_000_000_000L, "db-1"),
                        new Action.SetLinkRate(4_000_000_000L, "host-a--leaf-1", 1.25e8),
                        new Action.SetPauseLimit(5_000_000_000L, "db-1", 500_000_000L),
                        new Action.SetLoad(6_000_000_000L, "db-1", 0.5),
                        new Action.CutLink(7_000_000_000L, "leaf-1--leaf-2"),
                        new Action.InjectFault(
                                8_000_000_000L,
                                new Fault(
                                        8_000_000_000L,
                                        FaultKind.STALE_FLOW,
                                        Map.of("host", "host-b", "vm", "db-1", "at", "host-a"))),
                        new Action.InjectFault(
                                9_000_000_000L, new Fault(9_000_000_000L, FaultKind.LOST_RARP, Map.of("count", "2"))),
                        new Action.ClearFault(10_000_000_000L, FaultKind.LOST_RARP),
                        new Action.ClearFault(
                                11_000_000_000L, FaultKind.STALE_FLOW, Map.of("vm", "db-1", "at", "host-a")),
                        new Action.Other(12_000_000_000L, Verb.DRAIN, Map.of("host", "host-a")));
    }

    @Test
    void what_does_not_fit_the_scenario_is_named() throws IOException {
        ActionsResult result = read("""
            - {at: 1 s, do: migrate, vm: db-2, to: host-b}
            - {at: 1 s, do: cut-link, link: [leaf-1, host-b]}
            - {at: 1 s, do: inject-fault, kind: no-antispoof, host: host-a}
            - {do: cancel, vm: db-1}
            """);

        assertThat(result).isInstanceOf(ActionsResult.Refused.class);
        assertThat(result.diagnostics().stream().map(each -> each.headline().replaceFirst("^.*yaml", "")))
                .containsExactly(
                        ":4:30: error E301: unknown VM 'db-2'; did you mean 'db-1'?",
                        ":5:33: error E414: no link joins 'leaf-1' and 'host-b'",
                        ":6:3: error E202: key 'vm' is missing in no-antispoof fault",
                        ":6:51: error E201: unknown key 'host' in no-antispoof fault (expected vm)",
                        ":7:3: error E202: key 'at' is missing in cancel action");
        assertThat(result.diagnostics()).allMatch(Diagnostic::isError);
    }
}
