package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skyferry.migration.Outcome;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Code;
import skyferry.migration.preflight.Remedy;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.scenario.Reads;

class RemediesTest {
    private static final long SECOND = 1_000_000_000L;

    private static Run demo() {
        Path file = Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/sriov/scenario.yaml");
        return Run.start(Scenarios.withoutActions(Reads.scenario(file)));
    }

    private static Action.Migrate move(long at, String vm, String to) {
        return new Action.Migrate(at, vm, to, Technique.PRECOPY, Optional.empty());
    }

    private static Preview.Blocked refused(Run run, Action.Migrate move) {
        return (Preview.Blocked)
                new Previewer().preview(run, move.atNanos(), move.vm(), move.to(), move.technique(), move.options());
    }

    private static List<Fix> fixes(Run run, Action.Migrate move) {
        Preview.Blocked refused = refused(run, move);
        return new Remedies().fixes(run, refused.asked(), refused.blockers());
    }

    private static Run with(Run run, Fix fix) {
        Run next = run;
        for (Action action : fix.actions()) {
            next = next.with(action);
        }
        return next;
    }

    @Test
    void every_remedy_that_is_offered_makes_the_machine_arrive() {
        Run run = demo();
        for (Fix fix : fixes(run, move(SECOND, "plain-1", "host-b"))) {
            Run done = with(run, fix);
            assertThat(done.timeline().migrations().getLast().outcome())
                    .as("%s", fix.remedy())
                    .isEqualTo(Outcome.COMPLETED);
            assertThat(done.timeline()
                            .at(done.timeline().endNanos())
                            .vms()
                            .get("plain-1")
                            .host())
                    .isEqualTo("host-b");
        }
    }

    @Test
    void a_plain_function_can_be_detached_or_become_a_failover_pair_or_its_machine_moves_cold() {
        assertThat(fixes(demo(), move(SECOND, "plain-1", "host-b")))
                .extracting(Fix::remedy)
                .containsExactly(Remedy.DETACH_VF, Remedy.USE_FAILOVER_PAIR, Remedy.COLD_MOVE_AND_RESTART);
    }

    @Test
    void a_remedy_that_leaves_another_blocker_standing_is_not_offered() {
        assertThat(refused(demo(), move(SECOND, "plain-1", "host-c")).blockers())
                .extracting(Blocker::code)
                .containsExactly(Code.VF_ATTACHED, Code.NO_FREE_VF);
        assertThat(fixes(demo(), move(SECOND, "plain-1", "host-c"))).isEmpty();
    }

    @Test
    void the_other_host_is_the_one_with_the_most_free_memory_that_would_take_it() {
        List<Fix> fixes = fixes(demo(), move(SECOND, "pair-1", "host-c"));
        assertThat(fixes).extracting(Fix::remedy).containsExactly(Remedy.CHOOSE_OTHER_HOST);
        assertThat(fixes.getFirst().move().to()).isEqualTo("host-b");
    }

    @Test
    void cables_that_were_cut_are_plugged_in_before_the_move() {
        Run run = demo().with(new Action.CutLink(SECOND / 2, "host-b--leaf-1"));
        List<Fix> fixes = fixes(run, move(SECOND, "pair-1", "host-b"));
        Fix repair = fixes.stream()
                .filter(fix -> fix.remedy() == Remedy.REPAIR_NETWORK)
                .findFirst()
                .orElseThrow();
        assertThat(repair.actions().getFirst()).isEqualTo(new Action.RestoreLink(SECOND, "host-b--leaf-1"));
        assertThat(with(run, repair).timeline().migrations().getLast().outcome())
                .isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void a_machine_under_way_moves_on_as_soon_as_it_has_arrived() {
        Run run = demo().with(move(SECOND, "pair-1", "host-b"));
        Fix waiting = fixes(run, move(SECOND + SECOND / 4, "pair-1", "host-a")).getFirst();
        assertThat(waiting.remedy()).isEqualTo(Remedy.WAIT);
        assertThat(with(run, waiting).timeline().migrations())
                .extracting(record -> record.outcome())
                .containsExactly(Outcome.COMPLETED, Outcome.COMPLETED);
    }
}
