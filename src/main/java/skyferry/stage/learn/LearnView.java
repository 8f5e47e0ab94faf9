package skyferry.stage.learn;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.model.Scenario;
import skyferry.scene.Picture.Target;
import skyferry.stage.parts.Segments;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.words.Words;

/** The lesson beside the canvas: a step at a time, in the depth that the learner wants. */
public final class LearnView extends ScrollPane {
    /** More would be a list, not a line. */
    private static final int MOST_CONCEPTS = 3;

    private final Words words;
    private final Session session;
    private final Label title = new Label();
    private final Label place = new Label();
    private final HBox bars = new HBox(4);
    private final Label stepTitle = new Label();
    private final VBox text = new VBox(8);
    private final Button back = new Button();
    private final Button next = new Button();
    private final HBox pages = new HBox(6, back, next);
    private final ObjectProperty<CalloutKind> depth = new SimpleObjectProperty<>(this, "depth", CalloutKind.MEDIUM);
    private int step;

    public LearnView(Words words, Session session) {
        this.words = words;
        this.session = session;
        getStyleClass().addAll("side", "learn");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        title.getStyleClass().add("title");
        title.setId("lesson-title");
        place.getStyleClass().add("muted");
        stepTitle.getStyleClass().add("step-title");
        stepTitle.setId("step-title");
        for (Label label : List.of(title, place, stepTitle)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        bars.getStyleClass().add("step-bars");
        buttons();
        VBox content = new VBox(title, place, bars, stepTitle, text, pages, new MeasuredPart(words, session));
        content.getStyleClass().add("side-content");
        setContent(content);
        session.studyProperty().subscribe(study -> {
            step = 0;
            show(study);
        });
        depth.addListener((property, old, chosen) -> show(session.study()));
    }

    private void buttons() {
        back.setText(words.of("learn.back"));
        back.setId("step-before");
        next.setText(words.of("learn.next"));
        next.setId("step-next");
        back.setOnAction(event -> turn(-1));
        next.setOnAction(event -> turn(1));
        next.getStyleClass().add(Styles.ACCENT);
        List.of(back, next).forEach(button -> button.getStyleClass().add(Styles.SMALL));
        pages.getStyleClass().add("pages");
    }

    private void turn(int by) {
        step += by;
        show(session.study());
        setVvalue(0);
    }

    private void show(Study study) {
        Optional<Lesson> lesson = study.lesson();
        title.setText(study.title());
        shown(bars, lesson.isPresent());
        shown(stepTitle, lesson.isPresent());
        shown(pages, lesson.isPresent());
        text.getChildren().clear();
        lesson.ifPresentOrElse(l -> step(l, study.scenario()), () -> {
            place.setText(
                    study.scenario().source().isEmpty()
                            ? words.of("learn.none")
                            : study.scenario().source());
        });
    }

    private void step(Lesson lesson, Scenario scenario) {
        int count = lesson.steps().size();
        step = Math.clamp(step, 0, count - 1);
        Lesson.Step shown = lesson.steps().get(step);
        place.setText(words.of("learn.place", step + 1, count, concepts(lesson)));
        bars.getChildren().clear();
        for (int i = 0; i < count; i++) {
            Region bar = new Region();
            bar.getStyleClass().add(i <= step ? "step-bar-done" : "step-bar");
            HBox.setHgrow(bar, Priority.ALWAYS);
            bars.getChildren().add(bar);
        }
        bars.setAccessibleText(place.getText());
        stepTitle.setText(shown.title());
        text.getChildren().setAll(nodes(shown, scenario));
        back.setDisable(step == 0);
        next.setDisable(step == count - 1);
    }

    private static String concepts(Lesson lesson) {
        return lesson.concepts().stream().limit(MOST_CONCEPTS).collect(Collectors.joining(", "));
    }

    private List<Node> nodes(Lesson.Step shown, Scenario scenario) {
        Page page = new Page(words, name -> thing(name, scenario), session.selectedProperty());
        Map<CalloutKind, List<Block>> depths = Page.depths(shown.blocks());
        List<Node> nodes = new java.util.ArrayList<>();
        boolean chooser = false;
        for (Block block : shown.blocks()) {
            boolean deep = block instanceof Block.Callout callout && Page.isDepth(callout.kind());
            if (deep && !chooser && depths.size() > 1) {
                chooser = true;
                nodes.add(new Segments<>(List.copyOf(depths.keySet()), kind -> words.of("depth." + kind), depth));
            }
            if (!deep || depths.size() == 1 || ((Block.Callout) block).kind() == depth.get()) {
                page.block(block).ifPresent(nodes::add);
            }
        }
        return nodes;
    }

    private static Optional<Target> thing(String name, Scenario scenario) {
        if (scenario.vms().containsKey(name)) {
            return Optional.of(new Target.VmTarget(name));
        }
        return scenario.hosts().containsKey(name) ? Optional.of(new Target.HostTarget(name)) : Optional.empty();
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
