package skyferry.stage.learn.step;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.VBox;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Fade;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.parts.Segments;
import skyferry.stage.words.Words;

/** How much the engine does: all, all but the last step, nothing. The learner may step back at any time. */
final class FadeCard extends VBox {
    private final Words words;
    private final LessonDesk desk;
    private final Card card = new Card();
    private final ObjectProperty<Fade> wanted;

    FadeCard(Words words, LessonDesk desk, Lesson lesson, Following following) {
        super(4);
        this.words = words;
        this.desk = desk;
        this.wanted = new SimpleObjectProperty<>(desk.fade().orElse(Fade.INDEPENDENT));
        setId("fade");
        Segments<Fade> levels = new Segments<>(lesson.fade(), fade -> words.of("fade." + fade), wanted);
        levels.getStyleClass().add("small-segments");
        getChildren().addAll(new Heading(words.of("fade")), levels, card);
        wanted.addListener((property, old, now) -> {
            if (desk.fade().filter(now::equals).isEmpty()) {
                desk.fade(now);
            }
        });
        following.follow(this::show, desk.progressProperty().map(progress -> progress.fade()));
    }

    private void show() {
        Fade now = desk.fade().orElse(Fade.INDEPENDENT);
        wanted.set(now);
        card.getChildren().setAll(Nodes.text(words.of("fade.does." + now)));
        switch (now) {
            case WATCHED ->
                card.getChildren()
                        .add(Nodes.button(
                                "watch",
                                words.of("fade.watch"),
                                () -> desk.authors().watch()));
            case COMPLETED ->
                card.getChildren()
                        .add(Nodes.button(
                                "complete",
                                words.of("fade.complete"),
                                () -> desk.authors().complete()));
            case INDEPENDENT -> {
                // All of it is the learner's.
            }
        }
    }
}
