package skyferry.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.lesson.check.Verdict.Result;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Event;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scenario.Reads;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.SourceText;

/** Checks over real runs of the first lesson: what passes, what fails and since when, and what cannot be said yet. */
class ChecksTest {
    private static final Path FILE =
            Path.of(System.getProperty("skyferry.home", ""), "lessons/L02-anatomy/scenario.yaml");
    private static final Scenario WORLD = scenario(FILE);
    private static final List<Action> MOVE =
            List.of(new Action.Migrate(500_000_000L, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
    private static final Timeline STILL = run(List.of());
    private static final Timeline MOVED = run(MOVE);

    private static Scenario scenario(Path file) {
        return Reads.scenario(file);
    }

    private static Timeline run(List<Action> actions) {
        return Run.simulate(WORLD, actions, Horizon.untilQuiet(WORLD.untilNanos(), 60_000_000_000L));
    }

    private static Expr read(String expression) {
        Diagnostics diagnostics = new Diagnostics(SourceText.of("c", expression));
        return new CheckLanguage(WORLD)
                .read(expression, diagnostics, offset -> new Place(1, offset + 1))
                .orElseThrow(() -> new AssertionError(diagnostics.all()));
    }

    private static Verdict judge(String expression, Timeline timeline, List<Action> done) {
        return Checks.judge(read(expression), Evidence.of(timeline, done));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        vm(web-1).host == host-c                                          | PASS    | NOT_YET
        mig(web-1).outcome == completed                                   | PASS    | NOT_YET
        mig(web-1).converges                                              | PASS    | NOT_YET
        mig(web-1).total < 8 s and mig(web-1).rounds >= 3                 | PASS    | NOT_YET
        mig(web-1).total < 1 s                                            | FAIL    | NOT_YET
        gap(db-1 -> web-1, every=10 ms) < 400 ms                          | PASS    | PASS
        gap(db-1 -> web-1, every=10 ms) > 50 ms                           | PASS    | NOT_YET
        lost(db-1 -> web-1, every=10 ms) == 0                             | FAIL    | PASS
        lost(db-1 -> web-1, every=10 ms) <= 20                            | PASS    | PASS
        tcp(db-1 -> web-1, port=80).stall >= 200 ms                       | PASS    | NOT_YET
        p99(db-1 -> web-1) < 1 ms                                         | PASS    | PASS
        p99(db-1 -> web-1) >= 40 us                                       | PASS    | NOT_YET
        p99(db-1 -> crm-1) < 1 s                                          | NOT_YET | NOT_YET
        always(running_copies(web-1) <= 1)                                | PASS    | PASS
        always(running_copies(web-1) == 1)                                | FAIL    | PASS
        never(running_copies(web-1) > 1)                                  | PASS    | PASS
        eventually(vm(web-1).host == host-c) within 200 ms of resume(web-1) | PASS  | NOT_YET
        eventually(vm(web-1).host == host-c) within 1 s                   | FAIL    | NOT_YET
        at(pause, vm(web-1).host) == host-a and at(resume, vm(web-1).host) == host-c | PASS | NOT_YET
        vm(web-1).ip == start(vm(web-1).ip)                               | PASS    | PASS
        vm(web-1).host == start(vm(web-1).host)                           | FAIL    | PASS
        vm(*).vcpus == start(vm(*).vcpus)                                 | PASS    | PASS
        leaks(acme -> birch) == 0                                         | PASS    | PASS
        always(leaks(* -> *) == 0)                                        | PASS    | PASS
        moves() == 1 and moves(web-1) == 1 and moves(db-1) == 0           | PASS    | NOT_YET
        colocated(web-1, crm-1)                                           | PASS    | NOT_YET
        max(host(*).cpu) < 90 %                                           | PASS    | PASS
        held(host(host-c).vms == 2, 1 s)                                  | PASS    | NOT_YET
        held(host(host-c).vms == 2, 1 h)                                  | FAIL    | NOT_YET
        time_over(host(*).cpu, 99 %) < 1 %                                | PASS    | PASS
        last_done(web-*) < 10 s                                           | PASS    | NOT_YET
        at(resume, vm(web-1).mem_digest) == at(pause, vm(web-1).mem_digest) | PASS  | NOT_YET
        vm(web-1).boot_count == 1 and always(running_copies(web-1) <= 1)  | PASS    | PASS
        not vm(web-1).host == host-a                                      | PASS    | NOT_YET
        mig(web-1).pause + 1 s > 1 s and abs(mig(web-1).pause - 1 s) < 1 s | PASS   | NOT_YET
        policy(web-1).bound_to == port and nic(cache-1).path == vf        | PASS    | PASS
        count(vm(*).host) == 8 and sum(host(*).vms) == 8                  | PASS    | PASS
        """)
    void a_check_has_a_verdict_after_the_move_and_before(String check, Result moved, Result still) {
        assertThat(judge(check, MOVED, MOVE).result()).as("moved").isEqualTo(moved);
        assertThat(judge(check, STILL, List.of()).result()).as("still").isEqualTo(still);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tcp(delta-near -> renamed, port=5432).resets == 2     | PASS
        tcp(acme-near -> stretched, port=5432).resets == 0    | PASS
        tcp(delta-near -> renamed, port=80).resets == 0       | NOT_YET
        at(resume(stretched), tcp(delta-near -> renamed, port=5432).resets) == 0 | PASS
        p99(acme-near -> stretched).vs_start > 1.5            | PASS
        """)
    void a_new_address_costs_both_ends_of_a_connection_and_a_way_between_sites_costs_time(
            String check, Result verdict) {
        Scenario subnets =
                scenario(Path.of(System.getProperty("skyferry.home", ""), "lessons/demos/subnets/scenario.yaml"));
        Timeline run = Run.simulate(subnets, List.of(), Horizon.at(subnets.untilNanos()));
        Diagnostics diagnostics = new Diagnostics(SourceText.of("c", check));
        Expr expr = new CheckLanguage(subnets)
                .read(check, diagnostics, offset -> new Place(1, offset + 1))
                .orElseThrow(() -> new AssertionError(diagnostics.all()));

        assertThat(Checks.judge(expr, Evidence.of(run, MOVE)).result()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fdb(leaf-2, client-a) == port(host-d)     | PASS
        fdb(leaf-1, client-a) == port(spine-1)    | PASS
        fdb(leaf-2, client-a) == port(host-c)     | FAIL
        fdb(leaf-2, client-b) == none             | PASS
        fdb(host-d, client-a) == none             | PASS
        """)
    void a_switch_knows_the_port_of_a_machine_on_a_vlan_and_none_of_one_in_an_overlay(String check, Result verdict) {
        Scenario sriov =
                scenario(Path.of(System.getProperty("skyferry.home", ""), "lessons/demos/sriov/scenario.yaml"));
        Timeline run = Run.simulate(sriov, List.of(), Horizon.at(1_000_000));
        Diagnostics diagnostics = new Diagnostics(SourceText.of("c", check));
        Expr expr = new CheckLanguage(sriov)
                .read(check, diagnostics, offset -> new Place(1, offset + 1))
                .orElseThrow(() -> new AssertionError(diagnostics.all()));

        assertThat(Checks.judge(expr, Evidence.of(run, MOVE)).result()).isEqualTo(verdict);
    }

    @Test
    void the_lesson_s_own_solution_passes_its_checks_and_its_start_does_not() {
        List<Action> solution = WORLD.solutions().getFirst().steps();
        Timeline solved = run(solution);

        assertThat(ScenarioChecks.problems(FILE, WORLD)).isEmpty();
        assertThat(WORLD.checks())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(
                                judge(check.expression(), solved, solution).result())
                        .as(check.id())
                        .isEqualTo(Result.PASS));
        assertThat(WORLD.checks())
                .anySatisfy(check -> assertThat(
                                judge(check.expression(), STILL, List.of()).result())
                        .as(check.id())
                        .isEqualTo(Result.NOT_YET));
    }

    @Test
    void a_breach_is_told_with_value_instant_and_cause() {
        Verdict verdict = judge("always(running_copies(web-1) == 1)", MOVED, MOVE);

        long paused = MOVED.migrations().getFirst().pausedNanos().orElseThrow();
        assertThat(verdict.result()).isEqualTo(Result.FAIL);
        assertThat(verdict.actual()).contains(Value.count(0));
        assertThat(verdict.wanted()).contains(Value.count(1));
        assertThat(verdict.atNanos()).hasValue(paused);
        assertThat(verdict.cause().map(Event::kind)).contains(Event.Kind.GUEST_PAUSED);
    }

    @Test
    void a_leak_breaks_the_isolation_check_when_it_begins() {
        List<Action> fault = List.of(new Action.InjectFault(
                2_000_000_000L,
                new Fault(2_000_000_000L, FaultKind.WRONG_VNI, Map.of("host", "host-a", "network", "birch-net"))));
        Timeline leaking = run(fault);
        boolean leaks =
                leaking.isolation().stream().anyMatch(span -> !span.report().holds());

        Verdict verdict = judge("always(leaks(* -> *) == 0)", leaking, fault);

        assertThat(verdict.result()).isEqualTo(leaks ? Result.FAIL : Result.PASS);
        if (leaks) {
            assertThat(verdict.atNanos().orElseThrow()).isGreaterThanOrEqualTo(2_000_000_000L);
        }
    }

    @Test
    void a_refused_move_is_seen_with_its_reason_in_any_run() {
        List<Action> wrong =
                List.of(new Action.Migrate(500_000_000L, "web-1", "host-d", Technique.PRECOPY, Optional.empty()));
        Evidence evidence = new Evidence(
                List.of(new Evidence.Attempt(run(wrong), wrong), new Evidence.Attempt(MOVED, MOVE)),
                Map.of(),
                Map.of());
        String check = "saw(mig(web-1).reason == cpu-flags-missing) and mig(web-1).outcome == completed";

        assertThat(Checks.judge(read(check), evidence).result()).isEqualTo(Result.PASS);
        assertThat(judge(check, MOVED, MOVE).result()).isNotEqualTo(Result.PASS);
    }

    @Test
    void runs_that_reach_the_end_by_different_means_count_each() {
        List<Action> patient = List.of(new Action.Migrate(
                500_000_000L,
                "web-1",
                "host-c",
                Technique.PRECOPY,
                Optional.of(WORLD.migration().withDowntimeLimit(1_000_000_000L))));
        List<Evidence.Attempt> runs =
                new ArrayList<>(List.of(new Evidence.Attempt(MOVED, MOVE), new Evidence.Attempt(MOVED, MOVE)));
        String two = "runs(outcome=completed, distinct=fix) >= 2";

        assertThat(Checks.judge(read(two), new Evidence(runs, Map.of(), Map.of()))
                        .result())
                .isEqualTo(Result.FAIL);
        runs.add(new Evidence.Attempt(run(patient), patient));
        assertThat(Checks.judge(read(two), new Evidence(runs, Map.of(), Map.of()))
                        .result())
                .isEqualTo(Result.PASS);
    }

    @Test
    void an_answer_is_compared_with_the_author_s_and_with_the_run() {
        Evidence none = Evidence.of(MOVED, MOVE);
        Evidence right = new Evidence(
                none.runs(),
                Map.of("price", Value.word("pause"), "gap", Value.time(90e6)),
                Map.of("price", Value.word("pause")));
        String key = "predicted(price) and ans(price) == key";
        String close = "abs(ans(gap) - gap(db-1 -> web-1, every=10 ms)) < 60 ms";

        assertThat(Checks.judge(read(key), right).result()).isEqualTo(Result.PASS);
        assertThat(Checks.judge(read(close), right).result()).isEqualTo(Result.PASS);
        assertThat(Checks.judge(read("ans(price) == key"), none).result()).isEqualTo(Result.NOT_YET);
    }

    @Test
    void a_mistake_in_a_scenario_s_check_is_named_where_it_stands(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(
                file,
                Files.readString(FILE).replaceFirst("(?s)\nchecks:.*", "\n")
                        + "\n"
                        + "checks:\n"
                        + "  - {id: a, assert: moves() == 1}\n"
                        + "  - id: b\n"
                        + "    assert: \"gpa(db-1 -> web-1) < 1 s\"\n");

        List<Diagnostic> problems = ScenarioChecks.problems(file, scenario(file));

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().column()).isEqualTo(14);
        assertThat(problems.getFirst().sentence()).isEqualTo("unknown function 'gpa'; did you mean 'gap'?");
    }
}
