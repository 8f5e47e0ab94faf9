package skyferry.stage.learn;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import skyferry.lesson.Lesson;
import skyferry.model.Scenario;
import skyferry.scene.Picture.Target;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Recall;
import skyferry.stage.learn.step.Depths;
import skyferry.stage.learn.step.StepPage;
import skyferry.stage.parts.IconButton;
import skyferry.stage.parts.Segments;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.words.Words;

/** The lesson beside the canvas: a step at a time, in the depth that the learner wants. */
public final class LearnView extends ScrollPane {
    private final Words words;
    private final Words lessonWords = Words.ofLessons();
    private final Session session;
    private final LessonDesk desk;
    private final Requests requests;
    private final Label title = new Label();
    private final Label place = new Label();
    private final HBox bars = new HBox(4);
    private final Label stepTitle = new Label();
    private final VBox depths = new VBox();
    private final VBox body = new VBox();
    private final Button back = new Button();
    private final Button next = new Button();
    private final Button reset = new Button();
    private final FlowPane pages = new FlowPane(6, 6, back, next, reset);
    private Optional<StepPage> page = Optional.empty();

    /** What the lesson asks of the window around it. */
    public interface Requests {
        /** Shows all lessons. */
        void lessons();

        /** Goes where a link of the text leads: {@code term:}, {@code lesson:}, {@code card:} and a name. */
        void follow(String target);

        /** Shows ten seconds of a run beside what is open. */
        void replay(Recall.Shown shown);

        /** Opens a scenario file beside the lesson. */
        void twin(String file);
    }

    public LearnView(Words words, LessonDesk desk, Requests requests) {
        this.words = words;
        this.desk = desk;
        this.session = desk.session();
        this.requests = requests;
        getStyleClass().addAll("side", "learn");
        getStylesheets().add(LearnSheet.url());
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        title.getStyleClass().add("title");
        title.setId("lesson-title");
        place.getStyleClass().add("muted");
        place.setId("step-place");
        stepTitle.getStyleClass().add("step-title");
        stepTitle.setId("step-title");
        for (Label label : List.of(title, place, stepTitle)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        bars.getStyleClass().add("step-bars");
        buttons();
        VBox content = new VBox(head(), place, bars, depths, stepTitle, body, pages, new MeasuredPart(words, session));
        content.getStyleClass().add("side-content");
        setContent(content);
        session.studyProperty().subscribe(this::study);
        desk.stepProperty().addListener((property, old, now) -> {
            step();
            setVvalue(0);
        });
        desk.depthProperty().addListener((property, old, now) -> step());
    }

    private Node head() {
        IconButton lessons = new IconButton(Feather.GRID, lessonWords.of("learn.lessons"), requests::lessons);
        lessons.setId("lessons");
        IconButton listen = new IconButton(Feather.HEADPHONES, lessonWords.of("talk.open"), desk.talk()::toggle);
        listen.setId("listen");
        listen.visibleProperty().bind(desk.talk().thereProperty());
        listen.managedProperty().bind(listen.visibleProperty());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(4, title, listen, lessons);
        head.getStyleClass().add("lesson-head");
        return head;
    }

    private void buttons() {
        back.setText(words.of("learn.back"));
        back.setId("step-before");
        back.setTooltip(new Tooltip(lessonWords.of("learn.back.tip")));
        next.setText(words.of("learn.next"));
        next.setId("step-next");
        next.setTooltip(new Tooltip(lessonWords.of("learn.next.tip")));
        reset.setText(lessonWords.of("learn.reset"));
        reset.setId("reset");
        reset.setTooltip(new Tooltip(lessonWords.of("learn.reset.tip")));
        back.setOnAction(event -> desk.turn(-1));
        reset.setOnAction(event -> desk.reset());
        next.getStyleClass().add(Styles.ACCENT);
        List.of(back, next, reset).forEach(button -> {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(Region.USE_PREF_SIZE);
        });
        session.runProperty().subscribe(run -> reset.setDisable(run.actions().isEmpty()));
        pages.getStyleClass().add("pages");
    }

    private void study(Study study) {
        Optional<Lesson> lesson = study.lesson();
        title.setText(study.title());
        for (Node node : List.of(bars, stepTitle, back, next)) {
            shown(node, lesson.isPresent());
        }
        depths.getChildren().clear();
        shown(depths, lesson.filter(Depths::differ).isPresent());
        if (lesson.filter(Depths::differ).isPresent()) {
            Segments<Lesson.CalloutKind> chooser =
                    new Segments<>(Depths.ALL, kind -> words.of("depth." + kind), desk.depthProperty());
            chooser.getStyleClass().add("small-segments");
            chooser.setId("depth");
            depths.getChildren().add(chooser);
        }
        step();
        setVvalue(0);
    }

    private void step() {
        page.ifPresent(StepPage::letGo);
        page = Optional.empty();
        body.getChildren().clear();
        Study study = session.study();
        study.lesson()
                .ifPresentOrElse(
                        lesson -> step(lesson, study.scenario()),
                        () -> place.setText(
                                study.scenario().source().isEmpty()
                                        ? words.of("learn.none")
                                        : study.scenario().source()));
    }

    private void step(Lesson lesson, Scenario scenario) {
        int count = lesson.steps().size();
        int step = Math.clamp(desk.stepProperty().get(), 0, count - 1);
        Lesson.Step shown = lesson.steps().get(step);
        place.setText(lessonWords.of("learn.step", step + 1, count, lessonWords.of("kind." + shown.kind())));
        bars(lesson, step);
        stepTitle.setText(shown.title());
        Page prose = new Page(words, name -> thing(name, scenario), session.selectedProperty(), requests::follow);
        StepPage made = new StepPage(
                new StepPage.Surroundings(lessonWords, words, desk, prose, requests::twin, requests::replay),
                lesson,
                shown);
        page = Optional.of(made);
        body.getChildren().add(made);
        back.setDisable(step == 0);
        forward(step == count - 1);
    }

    /** What comes next: a step, and after the last one another lesson. */
    private void forward(boolean over) {
        next.setText(over ? lessonWords.of("learn.another") : words.of("learn.next"));
        next.getTooltip().setText(lessonWords.of(over ? "learn.another.tip" : "learn.next.tip"));
        next.setOnAction(event -> {
            if (over) {
                requests.lessons();
            } else {
                desk.turn(1);
            }
        });
    }

    /** A bar for each step; each leads to its step. */
    private void bars(Lesson lesson, int step) {
        bars.getChildren().clear();
        for (int i = 0; i < lesson.steps().size(); i++) {
            int to = i;
            Button bar = new Button();
            Region line = new Region();
            line.getStyleClass().add(i == step ? "step-bar-here" : i < step ? "step-bar-done" : "step-bar");
            bar.setGraphic(line);
            bar.getStyleClass().add("step-button");
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setMinWidth(8);
            line.prefWidthProperty().bind(bar.widthProperty());
            String name =
                    lessonWords.of("learn.to", i + 1, lesson.steps().get(i).title());
            bar.setTooltip(new Tooltip(name));
            bar.setAccessibleText(name);
            bar.setOnAction(event -> desk.go(to));
            HBox.setHgrow(bar, Priority.ALWAYS);
            bars.getChildren().add(bar);
        }
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

    /** Brings the focus to what the lesson asks for now; to the way on if it asks for nothing. */
    public void focusTask() {
        boolean asks = page.filter(StepPage::focus).isPresent();
        if (!asks) {
            next.requestFocus();
        }
    }
}
