package skyferry.stage;

import java.util.List;
import javafx.scene.input.KeyCode;
import skyferry.lesson.Lesson;
import skyferry.lesson.Prediction;
import skyferry.stage.Ui.Reached;
import skyferry.stage.learn.desk.Gate;

/** A student who says what is asked for before a run, by one way of pointing at a time. */
final class Student {
    private static final String NUMBER = "100";

    private final Ui ui;

    Student(Ui ui) {
        this.ui = ui;
    }

    private List<Prediction> asked() {
        return Ui.inWindow(() -> {
            Lesson lesson = ui.session().study().lesson().orElseThrow();
            return Gate.all(lesson).stream()
                    .filter(due -> ui.text().contains("Step " + (due.step() + 1) + " of"))
                    .map(Gate.Due::prediction)
                    .toList();
        });
    }

    /** Takes the first choice, or a number on the slider; is sure; all by single clicks. */
    void guessesByClicks() {
        for (Prediction prediction : asked()) {
            String id = prediction.id();
            ui.press(prediction.choices().isEmpty() ? "slide-" + id : "choice-" + id + "-a", Reached.IN_THE_LESSON);
            sure(prediction);
            ui.press("lock-in-" + id, Reached.IN_THE_LESSON);
        }
    }

    private void sure(Prediction prediction) {
        if (prediction.confidence() == Prediction.Confidence.ASKED) {
            ui.press("confidence-" + prediction.id() + "-SURE", Reached.IN_THE_LESSON);
        }
    }

    /** The same with the keyboard alone. */
    void guessesByKeys() {
        ui.type(KeyCode.J);
        for (Prediction prediction : asked()) {
            String id = prediction.id();
            if (prediction.choices().isEmpty()) {
                ui.await("number", () -> ui.focused().equals("number-" + id));
                ui.write(NUMBER);
            } else {
                ui.await("choice", () -> ui.focused().equals("choice-" + id + "-a"));
                ui.type(KeyCode.SPACE);
            }
            if (prediction.confidence() == Prediction.Confidence.ASKED) {
                ui.tabTo("confidence-" + id + "-SURE").type(KeyCode.SPACE);
            }
            ui.tabTo("lock-in-" + id).type(KeyCode.SPACE);
        }
    }
}
