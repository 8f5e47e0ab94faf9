package skyferry.stage.learn.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.stage.words.Words;

/** All that is said, the student's words at the left and the teacher's at the right; a sentence that is clicked is spoken. */
final class Transcript extends VBox {
    private static final PseudoClass SPOKEN = PseudoClass.getPseudoClass("spoken");
    private static final double INDENT = 22;

    private final List<Label> sentences = new ArrayList<>();
    private final Words words;
    private final IntConsumer chosen;
    private int spoken = -1;

    /** @param chosen is told the number of a sentence that somebody wants to hear */
    Transcript(Words words, Dialogue dialogue, IntConsumer chosen) {
        super(8);
        this.words = words;
        this.chosen = chosen;
        setId("transcript");
        getStyleClass().add("transcript");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(dialogue.text());
        dialogue.turns().forEach(turn -> getChildren().add(turn(turn)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    private void walk(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            chosen.accept(spoken + by);
            event.consume();
        }
    }

    private Node turn(Dialogue.Turn turn) {
        Label name = new Label(words.of("speaker." + turn.speaker()));
        name.getStyleClass().addAll("muted", "small");
        VBox bubble = new VBox(2, name);
        bubble.getStyleClass()
                .addAll("bubble", turn.speaker() == Speaker.STUDENT ? "bubble-student" : "bubble-teacher");
        turn.sentences().forEach(sentence -> bubble.getChildren().add(sentence(sentence)));
        HBox.setHgrow(bubble, Priority.ALWAYS);
        Region indent = new Region();
        indent.setMinWidth(INDENT);
        return turn.speaker() == Speaker.STUDENT ? new HBox(bubble, indent) : new HBox(indent, bubble);
    }

    private Label sentence(Dialogue.Sentence sentence) {
        int number = sentences.size();
        Label label = new Label(sentence.text());
        label.setId("sentence-" + number);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("sentence");
        label.setOnMouseClicked(event -> chosen.accept(number));
        sentences.add(label);
        return label;
    }

    /** Marks the sentence that is spoken; none for -1. */
    void spoken(int sentence) {
        for (int i = 0; i < sentences.size(); i++) {
            sentences.get(i).pseudoClassStateChanged(SPOKEN, i == sentence);
        }
        spoken = sentence;
    }

    /** The node of the sentence that is spoken; the first before. */
    Node current() {
        return sentences.get(Math.max(0, spoken));
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }
}
