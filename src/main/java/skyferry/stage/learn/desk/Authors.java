package skyferry.stage.learn.desk;

import java.util.List;
import java.util.Optional;
import skyferry.model.Action;
import skyferry.model.Solution;
import skyferry.run.Run;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Session;

/** The runs that the scenario's author gives, by their names. Used on the JavaFX thread. */
public final class Authors {
    private final Session session;

    Authors(Session session) {
        this.session = session;
    }

    /** All of them, in the order of the file. */
    public List<Solution> runs() {
        return session.study().scenario().solutions();
    }

    /** The author's way: the last of the runs, as those before may show how it goes wrong. */
    public Optional<Solution> way() {
        return runs().stream().reduce((first, second) -> second);
    }

    /** Lets the engine do what the author would do. */
    public void watch() {
        way().ifPresent(solution -> session.show(solution.steps()));
    }

    /** Lets the engine do what a run of that name does; undo brings the learner's own back. */
    public void watch(String run) {
        runs().stream()
                .filter(each -> each.run().equals(run))
                .findFirst()
                .ifPresent(solution -> session.show(solution.steps()));
    }

    /** Lets the engine do all but the last step of the author's way, and takes the machine of the last in hand. */
    public void complete() {
        way().ifPresent(solution -> {
            List<Action> steps = solution.steps();
            session.begin(steps.subList(0, steps.size() - 1), () -> takeInHand(steps.getLast()));
        });
    }

    private void takeInHand(Action last) {
        if (last instanceof Action.Migrate migrate) {
            session.selectedProperty().set(Optional.of(new Target.VmTarget(migrate.vm())));
            session.player().seek(migrate.atNanos());
            session.draft().choose(migrate.vm());
        }
    }

    /** Whether all that is done in a run is what the author does in one. */
    public boolean did(Run run) {
        return runs().stream().anyMatch(solution -> solution.steps().equals(run.actions()));
    }
}
