package skyferry.stage.learn.step;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import skyferry.lesson.check.Verdict;
import skyferry.model.Check;
import skyferry.stage.learn.desk.Goals;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The goals of a step with their verdicts. Before an attempt all are grey; a failed one says why, and leads there. */
final class GoalsCard extends VBox {
    private final Words words;
    private final LessonDesk desk;
    private final GoalRows rows;
    private final List<Check> checks;
    private final Card card = new Card();

    GoalsCard(Words words, LessonDesk desk, GoalRows rows, List<Check> checks, Following following) {
        super(4);
        this.words = words;
        this.desk = desk;
        this.rows = rows;
        this.checks = checks;
        setId("goals");
        card.getStyleClass().add("goals");
        getChildren().addAll(new Heading(words.of("goals")), card);
        following.follow(this::show, desk.goals().stateProperty(), desk.goals().settledProperty());
    }

    private void show() {
        Goals.State state = desk.goals().stateProperty().get();
        boolean current = state.run().filter(desk.session().run()::equals).isPresent();
        boolean settled = current && desk.goals().settledProperty().get();
        boolean tried = !desk.session().run().actions().isEmpty();
        card.getChildren().clear();
        boolean hidden = false;
        for (Check check : checks) {
            if (check.show() == Check.Show.AFTER_ATTEMPT && !settled) {
                hidden = true;
            } else {
                Optional<Verdict> verdict = Optional.ofNullable(state.verdicts().get(check.id()));
                card.getChildren().add(rows.row(check, verdict.filter(each -> settled), tried));
            }
        }
        if (hidden) {
            card.getChildren().add(Nodes.text(words.of("goals.more"), "muted"));
        }
        if (tried && !settled) {
            card.getChildren().add(Nodes.text(words.of("goals.wait"), "muted"));
        }
    }
}
