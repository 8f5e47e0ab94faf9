package skyferry.stage.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import skyferry.model.Action;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.stage.FourHosts;
import skyferry.stage.words.Words;

class ScenarioChangeTest {
    private static final long LIMIT = 1_000_000_000L;

    private final Later later = new Later();
    private final Session session = new Session(
            new DirectEngine(),
            later,
            new Judge(Words.english()),
            new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()));
    private final MigrationOptions before = session.run().scenario().migration();

    private void move() {
        session.act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
        later.catchUp();
    }

    private void replace() {
        session.replace(Lens.QEMU, before.withDowntimeLimit(LIMIT));
        later.catchUp();
    }

    private long limitOfTheMove() {
        return session.run().timeline().migrations().getFirst().options().downtimeLimitNanos();
    }

    @Test
    void what_was_done_is_done_again_under_the_new_options() {
        move();
        long shorter = session.run().timeline().migrations().getFirst().downtimeNanos();
        replace();
        assertThat(session.run().actions()).hasSize(1);
        assertThat(limitOfTheMove()).isEqualTo(LIMIT);
        assertThat(session.run().timeline().migrations().getFirst().downtimeNanos())
                .isGreaterThan(shorter);
    }

    @Test
    void changes_of_the_scenario_and_actions_are_taken_back_in_reverse_order() {
        replace();
        move();
        session.undo();
        later.catchUp();
        assertThat(session.run().actions()).isEmpty();
        assertThat(session.run().scenario().migration().downtimeLimitNanos()).isEqualTo(LIMIT);
        session.undo();
        later.catchUp();
        assertThat(session.run().scenario().migration()).isEqualTo(before);
        assertThat(session.changesProperty().get())
                .extracting(Changes::done, Changes::undone)
                .containsExactly(0, 2);
        session.redo();
        later.catchUp();
        session.redo();
        later.catchUp();
        assertThat(limitOfTheMove()).isEqualTo(LIMIT);
    }

    @Test
    void an_action_undone_under_old_options_can_be_done_again_under_new_ones_only_after_they_came_back() {
        move();
        replace();
        session.undo();
        later.catchUp();
        assertThat(limitOfTheMove()).isEqualTo(before.downtimeLimitNanos());
        session.undo();
        later.catchUp();
        assertThat(session.run().timeline().migrations()).isEmpty();
    }

    @Test
    void the_same_options_again_are_no_change() {
        session.replace(session.run().scenario().lens(), before);
        later.catchUp();
        assertThat(session.changesProperty().get()).isEqualTo(Changes.NONE);
    }
}
