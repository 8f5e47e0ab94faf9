package skyferry.stage.learn.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.lesson.Lesson.Kind;
import skyferry.lesson.Prediction;
import skyferry.model.Check;
import skyferry.stage.learn.desk.Gate;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Recall;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.learn.quiz.QuizCard;
import skyferry.stage.learn.recall.CardDeck;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Study;
import skyferry.stage.words.Words;

/** One step of a lesson: its text, and the cards for what the learner does in it. */
public final class StepPage extends VBox {
    private static final String ALL_CHECKS = "";

    private final Words words;
    private final LessonDesk desk;
    private final Lesson lesson;
    private final Lesson.Step step;
    private final Prose prose;
    private final GoalRows rows;
    private final Following following = new Following();
    private final VBox after = new VBox(8);
    private final List<PredictionCard> predictions = new ArrayList<>();
    private Optional<OwnWordsCard> ownWords = Optional.empty();
    private Optional<QuizCard> quiz = Optional.empty();

    /** What a page needs from around it. */
    public record Surroundings(
            Words words,
            Words windowWords,
            LessonDesk desk,
            Prose prose,
            Consumer<String> twin,
            Consumer<Recall.Shown> replay) {}

    /** The page of a step in a depth of text. */
    public StepPage(Surroundings around, Lesson lesson, Lesson.Step step) {
        super(8);
        this.words = around.words();
        this.desk = around.desk();
        this.lesson = lesson;
        this.step = step;
        this.prose = around.prose();
        this.rows = new GoalRows(words, around.windowWords(), desk.session(), prose, this::jump);
        getStyleClass().add("step-page");
        boolean model = has(CalloutKind.MODEL);
        List<Node> text = new ArrayList<>();
        List<Node> answer = new ArrayList<>();
        text(text, answer, model);
        getChildren().addAll(text);
        if (step.kind() == Kind.OBSERVE) {
            outcomes();
            if (step.options().getOrDefault("view", "").equals("split")
                    && !desk.session().study().scenario().solutions().isEmpty()) {
                getChildren().add(new RunsCard(words, desk, following));
            }
        }
        if (step.kind() == Kind.CARDS) {
            cards(around.replay());
        }
        if (model) {
            explain(answer);
        }
        doing();
        hints(around.twin());
        if (step.kind() == Kind.CHECK) {
            getChildren().add(after);
            following.follow(
                    this::why, desk.goals().stateProperty(), desk.goals().settledProperty());
            quiz(around.replay());
        }
        if (step.kind() != Kind.NAMES && step.kind() != Kind.PREDICT && step.kind() != Kind.ATTEMPT) {
            authors();
        }
    }

    private void authors() {
        boolean listed = getChildren().stream().anyMatch(RunsCard.class::isInstance);
        if (!listed && !desk.authors().runs().isEmpty()) {
            getChildren().add(new AuthorsCard(words, desk.authors()));
        }
    }

    /** The quiz of the lesson, if it has one; it is read meanwhile. */
    private void quiz(Consumer<Recall.Shown> replay) {
        VBox place = new VBox(4);
        getChildren().add(place);
        Study study = desk.session().study();
        QuizCard.Asks asks =
                new QuizCard.Asks(desk::answer, each -> desk.recall().replay(study.scenario(), each, replay));
        study.folder()
                .ifPresent(folder -> desk.recall().quiz(folder, questions -> {
                    if (!questions.isEmpty()) {
                        QuizCard card =
                                new QuizCard(words, questions, desk.progress().answers(), asks);
                        quiz = Optional.of(card);
                        place.getChildren().setAll(new Heading(words.of("quiz")), card);
                    }
                }));
    }

    /** The cards of the lesson; they are read meanwhile. */
    private void cards(Consumer<Recall.Shown> replay) {
        VBox place = new VBox(4, new Heading(words.of("cards")));
        place.setId("cards");
        getChildren().add(place);
        Study study = desk.session().study();
        study.folder()
                .ifPresent(folder -> desk.recall().cards(folder, cards -> {
                    CardDeck.Asks asks = new CardDeck.Asks(
                            desk.recall()::review,
                            card -> card.replay()
                                    .ifPresent(each -> desk.recall().replay(study.scenario(), each, replay)),
                            () -> {});
                    place.getChildren().add(new CardDeck(words, cards, asks));
                }));
    }

    private boolean has(CalloutKind kind) {
        return step.blocks().stream().anyMatch(block -> block instanceof Block.Callout c && c.kind() == kind);
    }

    /** Sorts the blocks: what is read at once, and what only after the learner's own words. */
    private void text(List<Node> text, List<Node> answer, boolean model) {
        CalloutKind depth = Depths.shown(step.blocks(), desk.depthProperty().get());
        List<Node> into = text;
        Optional<VBox> folded = Optional.empty();
        for (Block block : step.blocks()) {
            if (block instanceof Block.Heading heading) {
                VBox inside = new VBox(6);
                TitledPane pane = new TitledPane(Prose.plain(heading.text()), inside);
                pane.setExpanded(false);
                pane.setAnimated(false);
                pane.getStyleClass().add("aside");
                (model ? answer : text).add(pane);
                folded = Optional.of(inside);
            } else if (block instanceof Block.Callout callout) {
                callout(callout, depth, into, model ? answer : into);
            } else if (folded.isPresent()) {
                prose.block(block).ifPresent(folded.get().getChildren()::add);
            } else {
                prose.block(block).ifPresent(into::add);
            }
        }
    }

    private void callout(Block.Callout callout, CalloutKind depth, List<Node> text, List<Node> answer) {
        switch (callout.kind()) {
            case PREDICT -> Prediction.of(callout).ifPresent(prediction -> text.add(predict(prediction)));
            case HINT, CHECK, TEACHER -> {
                // Hints and goals have cards of their own; the teacher's notes are not the learner's.
            }
            case BRIEF, MEDIUM, FULL -> {
                if (callout.kind() == depth) {
                    prose.block(callout).ifPresent(answer::add);
                }
            }
            case MODEL -> prose.block(callout).ifPresent(node -> answer.addFirst(node));
            case MYTH, COURSE -> {
                prose.block(callout).ifPresent(answer::add);
                Optional.ofNullable(callout.arguments().get("measured"))
                        .ifPresent(measured -> answer.add(new MeasuredLine(words, desk, measured, following)));
            }
        }
    }

    private Node predict(Prediction prediction) {
        PredictionCard card = new PredictionCard(words, desk, prediction, prose, following, () -> focus());
        boolean first = predictions.isEmpty();
        predictions.add(card);
        return first ? new VBox(2, new Heading(words.of("predict")), card) : card;
    }

    private void outcomes() {
        List<Gate.Due> before = Gate.all(lesson).stream()
                .filter(due -> due.step() <= desk.stepProperty().get())
                .toList();
        if (!before.isEmpty()) {
            getChildren().add(new Heading(words.of("outcomes")));
            before.forEach(due -> getChildren().add(new OutcomeCard(words, desk, due.prediction(), prose, following)));
        }
    }

    private void explain(List<Node> answer) {
        VBox place = new VBox(8);
        getChildren().add(place);
        String key = step.anchor();
        following.follow(
                () -> {
                    Optional<String> given =
                            Optional.ofNullable(desk.progress().ownWords().get(key));
                    if (given.isPresent()) {
                        ownWords = Optional.empty();
                        place.getChildren().clear();
                        if (!given.get().equals(OwnWordsCard.SKIPPED)) {
                            place.getChildren().addAll(new Heading(words.of("explain.yours")), quote(given.get()));
                        }
                        place.getChildren().addAll(answer);
                    } else {
                        OwnWordsCard card = new OwnWordsCard(words, desk, key, "explain.asks", this::focus);
                        ownWords = Optional.of(card);
                        place.getChildren().setAll(card);
                    }
                },
                desk.progressProperty().map(progress -> progress.ownWords().getOrDefault(key, "")));
    }

    private static Node quote(String text) {
        VBox quote = new VBox(Nodes.text(text));
        quote.getStyleClass().add("quote");
        return quote;
    }

    private void doing() {
        boolean acts = step.kind() == Kind.DO || step.kind() == Kind.ATTEMPT || step.kind() == Kind.CHECK;
        if (!acts) {
            return;
        }
        if (step.kind() == Kind.DO
                && !lesson.fade().isEmpty()
                && desk.authors().way().isPresent()) {
            getChildren().add(new FadeCard(words, desk, lesson, following));
        }
        List<Check> checks = checks();
        if (!checks.isEmpty()) {
            getChildren().add(new GoalsCard(words, desk, rows, checks, following));
        }
    }

    /** The goals that a step names; all that a learner may see where it names none. */
    private List<Check> checks() {
        String named = step.options().getOrDefault("checks", ALL_CHECKS);
        List<String> wanted = Arrays.asList(named.split("[,\\s]+"));
        return desk.session().study().scenario().checks().stream()
                .filter(check -> check.show() != Check.Show.HIDDEN)
                .filter(check -> named.equals(ALL_CHECKS) || wanted.contains(check.id()))
                .toList();
    }

    private void hints(Consumer<String> twin) {
        List<Block.Callout> hints = step.blocks().stream()
                .filter(block -> block instanceof Block.Callout c && c.kind() == CalloutKind.HINT)
                .map(Block.Callout.class::cast)
                .toList();
        if (!hints.isEmpty()) {
            getChildren().add(new HintsCard(words, prose, hints, twin));
        }
    }

    /** One line of why, once the goals are reached. */
    private void why() {
        String key = "why-" + step.anchor();
        boolean given = desk.progress().ownWords().containsKey(key);
        if (!given && after.getChildren().isEmpty() && desk.reached()) {
            OwnWordsCard card = new OwnWordsCard(
                    words,
                    desk,
                    key,
                    "why.asks",
                    () -> after.getChildren().setAll(Nodes.text(words.of("why.thanks"), "muted")));
            after.getChildren().setAll(new Heading(words.of("why")), card);
        }
    }

    private void jump(long nanos) {
        desk.session().player().pause();
        desk.session().player().seek(nanos);
    }

    /** Brings the focus to what the step asks for next; whether it asks for something. */
    public boolean focus() {
        Optional<Node> next = predictions.stream()
                .flatMap(card -> card.firstControl().stream())
                .findFirst()
                .or(() -> ownWords.map(OwnWordsCard::firstControl))
                .or(() -> quiz);
        next.ifPresent(Node::requestFocus);
        return next.isPresent();
    }

    /** Stops following the desk. */
    public void letGo() {
        following.letGo();
    }
}
