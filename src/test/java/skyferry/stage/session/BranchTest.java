package skyferry.stage.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.stage.FourHosts;
import skyferry.stage.words.Words;

class BranchTest {
    private final Later later = new Later();
    private final Session session = new Session(
            new DirectEngine(),
            later,
            new Judge(Words.english()),
            new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()));

    private void move(Technique technique) {
        session.act(new Action.Migrate(0, "web-1", "host-c", technique, Optional.empty()));
        later.catchUp();
    }

    private void fork() {
        session.fork();
        later.catchUp();
    }

    private void goTo(int branch) {
        session.goTo(branch);
        later.catchUp();
    }

    @Test
    void what_is_done_in_a_fork_leaves_the_first_run_as_it_was() {
        move(Technique.PRECOPY);
        String digest = session.run().timeline().digest();
        fork();
        assertThat(session.run().timeline().digest()).isEqualTo(digest);

        session.undo();
        later.catchUp();
        move(Technique.STOP_COPY);
        assertThat(session.run().timeline().digest()).isNotEqualTo(digest);
        List<Branch> branches = session.branchesProperty().get();
        assertThat(branches).extracting(Branch::number).containsExactly(1, 2);
        assertThat(branches).extracting(Branch::parent).containsExactly(0, 1);
        assertThat(branches.getFirst().run().timeline().digest()).isEqualTo(digest);

        goTo(1);
        assertThat(session.run().timeline().digest()).isEqualTo(digest);
    }

    @Test
    void each_branch_has_changes_of_its_own_to_take_back() {
        move(Technique.PRECOPY);
        fork();
        session.undo();
        later.catchUp();
        assertThat(session.changesProperty().get())
                .extracting(Changes::done, Changes::undone)
                .containsExactly(0, 1);

        goTo(1);
        assertThat(session.changesProperty().get())
                .extracting(Changes::done, Changes::undone)
                .containsExactly(1, 0);
        session.undo();
        later.catchUp();
        assertThat(session.run().actions()).isEmpty();
    }

    @Test
    void the_differences_of_two_moves_are_listed_with_their_signs() {
        move(Technique.STOP_COPY);
        fork();
        session.undo();
        later.catchUp();
        move(Technique.PRECOPY);
        List<Branch> branches = session.branchesProperty().get();

        List<Difference> rows = Difference.of(
                branches.get(0).run().timeline(), branches.get(1).run().timeline(), "web-1");

        assertThat(rows)
                .extracting(Difference::figure)
                .contains("total", "downtime", "sent", "rounds", "pause", "silence");
        Difference downtime = rows.stream()
                .filter(row -> row.figure().equals("downtime"))
                .findFirst()
                .orElseThrow();
        long by = branches.get(1).run().timeline().migrations().getLast().downtimeNanos()
                - branches.get(0).run().timeline().migrations().getLast().downtimeNanos();
        assertThat(by).isNotZero();
        assertThat(downtime.change()).startsWith(by > 0 ? "+" : "\u2212");
        Difference technique = rows.getFirst();
        assertThat(technique.left()).isNotEqualTo(technique.right());
    }

    @Test
    void another_study_forgets_the_branches() {
        fork();
        session.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()));
        later.catchUp();
        assertThat(session.branchesProperty().get()).hasSize(1);
    }
}
