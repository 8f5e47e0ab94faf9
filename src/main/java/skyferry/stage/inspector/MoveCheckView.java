package skyferry.stage.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.run.Fix;
import skyferry.run.Preview;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.parts.Refusals;
import skyferry.stage.session.Background;
import skyferry.stage.session.Judge;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.Manner;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** "Can it move?": the checks of the selected machine against one host at a time, and the button that moves it. */
final class MoveCheckView extends VBox {
    private final Words words;
    private final Session session;
    private final Background background;
    private final Judge judge;
    private final MoveCheck checks;
    private final FlowPane targets = new FlowPane(4, 4);
    private final VBox lines = new VBox(3);
    private final Button move = new Button();
    private String vm = "";
    private String target = "";
    private Optional<Question> asked = Optional.empty();
    private long version;

    private record Question(String vm, String target, long at, Manner manner) {}

    MoveCheckView(Words words, Session session, Background background, Judge judge) {
        this.words = words;
        this.session = session;
        this.background = background;
        this.judge = judge;
        this.checks = new MoveCheck(words, judge.blockers());
        setSpacing(4);
        move.setId("move-there");
        move.getStyleClass().addAll(Styles.SMALL, Styles.SUCCESS);
        move.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(move, Priority.ALWAYS);
        move.setOnAction(event -> move());
        lines.getStyleClass().add("checks");
        getChildren().addAll(new Heading(words.of("check.title")), new Card(targets, lines, new HBox(6, move, how())));
    }

    private Button how() {
        Button how = new Button(words.of("check.how"));
        how.setId("how-there");
        how.getStyleClass().add(Styles.SMALL);
        how.setMinWidth(Region.USE_PREF_SIZE);
        how.setTooltip(new Tooltip(words.of("check.how.tip")));
        how.setOnAction(event -> session.draft().choose(vm, target));
        how.visibleProperty().bind(session.draft().stateProperty().map(state -> !state.active()));
        how.managedProperty().bind(how.visibleProperty());
        return how;
    }

    /** Shows the checks of a machine; an empty name hides them. */
    void show(String nextVm) {
        boolean possible = !nextVm.isEmpty();
        setVisible(possible);
        setManaged(possible);
        if (!possible) {
            vm = "";
            return;
        }
        String here = session.hostOf(nextVm).orElse("");
        Set<String> hosts = session.run().scenario().hosts().keySet();
        String pointed = session.draft().state().target();
        if (nextVm.equals(session.draft().state().vm()) && hosts.contains(pointed)) {
            vm = nextVm;
            target = pointed;
        } else if (!nextVm.equals(vm) || target.equals(here) || !hosts.contains(target)) {
            vm = nextVm;
            target = firstOther(hosts, here);
        }
        showTargets(hosts, here);
        ask();
    }

    private String firstOther(Set<String> hosts, String here) {
        return session.run().timeline().migrations().stream()
                .filter(m -> m.vm().equals(vm) && !m.to().equals(here))
                .map(m -> m.to())
                .findFirst()
                .or(() -> hosts.stream().filter(h -> !h.equals(here)).findFirst())
                .orElse("");
    }

    private void showTargets(Set<String> hosts, String here) {
        List<String> others = hosts.stream().filter(h -> !h.equals(here)).toList();
        List<String> shown = targets.getChildren().stream()
                .map(n -> ((ToggleButton) n).getText())
                .toList();
        if (!others.equals(shown)) {
            targets.getChildren().setAll(others.stream().map(this::chip).toList());
        }
        targets.getChildren()
                .forEach(n -> ((ToggleButton) n)
                        .setSelected(((ToggleButton) n).getText().equals(target)));
    }

    private ToggleButton chip(String host) {
        ToggleButton chip = new ToggleButton(host);
        chip.getStyleClass().addAll(Styles.SMALL, "chip");
        chip.setAccessibleText(words.of("check.target", host));
        chip.setOnAction(event -> {
            target = host;
            session.draft().point(host);
            show(vm);
        });
        return chip;
    }

    /** Asks once per machine, host and instant, and while time goes on not at all. */
    private void ask() {
        Question question =
                new Question(vm, target, session.player().now(), session.draft().mannerOf(vm));
        boolean sameMove = asked.filter(last -> last.vm().equals(question.vm())
                        && last.target().equals(question.target())
                        && last.manner().equals(question.manner()))
                .isPresent();
        if (target.isEmpty()
                || asked.equals(Optional.of(question))
                || sameMove && session.player().playingProperty().get()) {
            return;
        }
        asked = Optional.of(question);
        long mine = ++version;
        var run = session.run();
        background.<Optional<Preview>>run(
                () -> mine == version
                        ? Optional.of(session.engine()
                                .preview(run, question.at(), question.vm(), question.target(), question.manner()))
                        : Optional.empty(),
                preview -> preview.filter(p -> mine == version).ifPresent(p -> answered(question, p)));
    }

    /** The run changed: what was answered no longer holds. */
    void forget() {
        asked = Optional.empty();
        vm = "";
    }

    private void answered(Question question, Preview preview) {
        list(question, preview, List.of());
        if (preview instanceof Preview.Blocked refused) {
            long mine = version;
            var run = session.run();
            background.<Optional<List<Fix>>>run(
                    () -> mine == version ? Optional.of(session.engine().fixes(run, refused)) : Optional.empty(),
                    fixes -> fixes.filter(f -> mine == version).ifPresent(f -> list(question, preview, f)));
        }
    }

    private void list(Question question, Preview preview, List<Fix> fixes) {
        Judgement judgement = judge.judge(question.target(), preview);
        Refusals refusals = new Refusals(
                judge.blockers(),
                session.run().scenario().lens(),
                question.vm(),
                fixes,
                fix -> fix.actions().forEach(session::act));
        lines.getChildren().clear();
        for (MoveCheck.Line line :
                checks.lines(session.run().scenario(), session.world(), question.vm(), question.target(), preview)) {
            boolean passed = line.blocker().isEmpty();
            lines.getChildren().add(row(passed ? "✓" : "✗", passed ? "good" : "bad", line.text()));
            line.blocker()
                    .ifPresent(blocker -> refusals.below(blocker)
                            .forEach(below -> lines.getChildren().add(indented(below))));
        }
        if (judgement.kind() != Judgement.Kind.BLOCKED) {
            String style = judgement.kind() == Judgement.Kind.FITS ? "good" : "price";
            judgement.causes().forEach(cause -> lines.getChildren().add(row("≈", style, cause)));
        }
        move.setText(words.of("check.move", question.target()));
        move.setDisable(!judgement.allows());
    }

    private static HBox row(String sign, String style, String text) {
        Label mark = new Label(sign);
        mark.getStyleClass().add(style);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        mark.setPrefWidth(sign.isEmpty() ? 14 : Region.USE_COMPUTED_SIZE);
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (sign.isEmpty()) {
            label.getStyleClass().add("muted");
        }
        HBox.setHgrow(label, Priority.ALWAYS);
        return new HBox(4, mark, label);
    }

    private static HBox indented(Node node) {
        Region margin = new Region();
        margin.setMinWidth(14);
        HBox.setHgrow(node, Priority.ALWAYS);
        return new HBox(4, margin, node);
    }

    private void move() {
        if (session.draft().state().active()) {
            session.draft().drop(target);
        } else {
            session.act(session.draft()
                    .mannerOf(vm)
                    .order(session.run().scenario(), session.player().now(), vm, target));
        }
    }
}
