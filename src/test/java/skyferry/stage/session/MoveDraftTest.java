package skyferry.stage.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skyferry.stage.FourHosts;
import skyferry.stage.session.Judgement.Kind;
import skyferry.stage.session.MoveDraft.Way;
import skyferry.stage.words.Words;

class MoveDraftTest {
    private final Later later = new Later();
    private final List<Judgement> refusals = new ArrayList<>();
    private final Session session = new Session(
            new DirectEngine(),
            later,
            new Judge(Words.english()),
            new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()));
    private final MoveDraft draft = session.draft();

    @BeforeEach
    void listen() {
        draft.setWhenRefused(refusals::add);
    }

    private Kind kind(String host) {
        return draft.state().judgements().get(host).kind();
    }

    @Test
    void every_other_host_is_asked_and_answers_when_the_engine_has_looked_ahead() {
        draft.lift("web-1", 10, 20);
        assertThat(draft.state().judgements()).containsOnlyKeys("host-b", "host-c", "host-d");
        assertThat(kind("host-c")).isEqualTo(Kind.PENDING);
        later.catchUp();
        assertThat(kind("host-c")).isEqualTo(Kind.FITS);
        assertThat(kind("host-d")).isEqualTo(Kind.BLOCKED);
        assertThat(draft.state().judgements().get("host-c").badge()).matches("fits · ≈ [\\d.]+ ms down");
    }

    @Test
    void time_stands_while_a_machine_is_in_hand_and_goes_on_when_it_is_put_back() {
        session.player().play();
        draft.lift("web-1", 10, 20);
        assertThat(session.player().playingProperty().get()).isFalse();
        draft.cancel();
        assertThat(session.player().playingProperty().get()).isTrue();
    }

    @Test
    void an_answer_that_comes_after_the_machine_was_put_back_is_dropped() {
        draft.lift("web-1", 10, 20);
        draft.cancel();
        draft.choose("db-1");
        later.catchUp();
        assertThat(draft.state().vm()).isEqualTo("db-1");
        assertThat(kind("host-b")).isEqualTo(Kind.BLOCKED);
    }

    @Test
    void a_machine_dropped_before_its_host_has_answered_goes_there_once_it_has() {
        draft.lift("web-1", 10, 20);
        draft.drop("host-c");
        assertThat(session.run().actions()).isEmpty();
        later.catchUp();
        assertThat(session.run().actions()).hasSize(1);
        assertThat(session.player().playingProperty().get()).isTrue();
        assertThat(draft.state().way()).isEqualTo(Way.NONE);
    }

    @Test
    void a_host_that_cannot_have_the_machine_moves_nothing_and_says_why_and_what_helps() {
        draft.lift("web-1", 10, 20);
        later.catchUp();
        draft.drop("host-d");
        later.catchUp();
        assertThat(session.run().actions()).isEmpty();
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.host()).isEqualTo("host-d");
            assertThat(refusal.causes())
                    .singleElement()
                    .asString()
                    .contains("avx512f", "Cascadelake-Server", "Haswell");
            assertThat(refusal.remedies()).isNotEmpty();
        });
    }

    @Test
    void dropped_on_its_own_host_or_nowhere_the_machine_stays() {
        draft.lift("web-1", 10, 20);
        later.catchUp();
        draft.drop("host-a");
        later.catchUp();
        assertThat(session.run().actions()).isEmpty();
        assertThat(refusals).isEmpty();
        assertThat(draft.state().active()).isFalse();
    }

    @Test
    void two_actions_in_a_row_both_count() {
        draft.lift("web-1", 10, 20);
        later.catchUp();
        draft.drop("host-c");
        draft.lift("cache-1", 10, 20);
        draft.drop("host-c");
        later.catchUp();
        assertThat(session.run().actions()).hasSize(2);
        session.undo();
        later.catchUp();
        assertThat(session.run().actions()).hasSize(1);
        session.redo();
        later.catchUp();
        assertThat(session.run().actions()).hasSize(2);
    }
}
