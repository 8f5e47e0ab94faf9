package skyferry.stage.learn.talk;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import skyferry.lesson.speech.NarrationPlayer;
import skyferry.stage.learn.LearnSheet;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Talk;
import skyferry.stage.parts.IconButton;
import skyferry.stage.words.Words;

/** The dialogue in place of the step: buttons that play it over a transcript that follows what is spoken. */
public final class TalkView extends VBox {
    private final Words words;
    private final LessonDesk desk;
    private final Talk talk;
    private final IconButton play;
    private final Label speed = new Label();
    private final Label how = new Label();
    private final VBox missing = new VBox(6);
    private final ScrollPane scroll = new ScrollPane();
    private Optional<Transcript> transcript = Optional.empty();
    private boolean behind;

    /** @param words those of lessons */
    public TalkView(Words words, LessonDesk desk) {
        super(8);
        this.words = words;
        this.desk = desk;
        this.talk = desk.talk();
        this.play = new IconButton(Feather.PLAY, words.of("talk.play"), talk::toggleSpeech);
        play.setId("talk-play");
        getStyleClass().addAll("side", "talk");
        getStylesheets().add(LearnSheet.url());
        speed.setId("talk-speed");
        speed.setMinWidth(Region.USE_PREF_SIZE);
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().addAll("muted", "small");
        how.setId("talk-how");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("talk-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), controls(), how, missing, scroll);
        talk.playerProperty().subscribe(this::loaded);
        talk.sentenceProperty().subscribe(now -> spoken(now.intValue()));
        talk.playingProperty().subscribe(this::playing);
        talk.speedProperty()
                .subscribe(now ->
                        speed.setText(words.of("talk.speed", String.format(Locale.ROOT, "%.2f", now.doubleValue()))));
        talk.missingProperty().subscribe(this::missing);
    }

    private Node head() {
        Label title = new Label(words.of("talk.title"));
        title.getStyleClass().add("title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button back = new Button(words.of("talk.close"));
        back.setId("talk-close");
        back.getStyleClass().add(Styles.SMALL);
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> talk.close());
        HBox head = new HBox(4, title, back);
        head.getStyleClass().add("talk-head");
        return head;
    }

    private Node controls() {
        FlowPane row = new FlowPane(
                2,
                4,
                button("talk-before", Feather.SKIP_BACK, () -> talk.turn(-1)),
                play,
                button("talk-after", Feather.SKIP_FORWARD, () -> talk.turn(1)),
                button("talk-repeat", Feather.ROTATE_CCW, talk::repeat),
                button("talk-slower", Feather.MINUS, () -> talk.faster(-1)),
                speed,
                button("talk-faster", Feather.PLUS, () -> talk.faster(1)));
        row.getStyleClass().add("talk-controls");
        return row;
    }

    private IconButton button(String id, Feather icon, Runnable action) {
        IconButton button = new IconButton(icon, words.of(id.replace('-', '.')), action);
        button.setId(id);
        return button;
    }

    private void loaded(Optional<NarrationPlayer> player) {
        transcript = player.map(each -> new Transcript(words, each.narration().dialogue(), talk::toSentence));
        scroll.setContent(transcript.orElse(null));
        scroll.setVvalue(0);
        how.setText(player.map(this::how).orElse(words.of("talk.wait")));
        spoken(talk.sentenceProperty().get());
    }

    private String how(NarrationPlayer player) {
        String kind = player.audible() ? "heard" : player.narration().sound().isPresent() ? "noDevice" : "noRecording";
        return words.of("talk.how." + kind);
    }

    private void playing(boolean now) {
        play.show(now ? Feather.PAUSE : Feather.PLAY, words.of(now ? "talk.pause" : "talk.play"));
    }

    private void spoken(int sentence) {
        transcript.filter(each -> !each.isEmpty()).ifPresent(each -> {
            each.spoken(sentence);
            behind = true;
            requestLayout();
        });
    }

    /** Only when everything has its place can it be said where a sentence is. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (behind) {
            behind = false;
            scroll.layout();
            transcript.filter(each -> !each.isEmpty()).ifPresent(this::follow);
        }
    }

    /** Scrolls so that the sentence lies in the middle of what is seen. */
    private void follow(Transcript text) {
        Node node = text.current();
        double y = text.sceneToLocal(node.localToScene(node.getBoundsInLocal())).getCenterY();
        double seen = scroll.getViewportBounds().getHeight();
        double room = text.getHeight() - seen;
        if (room > 0) {
            scroll.setVvalue(Math.clamp((y - seen / 2) / room, 0, 1));
        }
    }

    private void missing(Optional<String> event) {
        missing.getChildren().clear();
        missing.setManaged(event.isPresent());
        event.ifPresent(name -> {
            Label text = new Label(words.of("talk.missing", name));
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            missing.getChildren().add(text);
            desk.authors().way().ifPresent(way -> {
                Button show = new Button(words.of("authors.show"));
                show.setId("talk-author");
                show.getStyleClass().add(Styles.SMALL);
                show.setMinWidth(Region.USE_PREF_SIZE);
                show.setOnAction(press -> desk.authors().watch());
                missing.getChildren().add(show);
            });
        });
    }

    /** The focus goes to what plays it. */
    @Override
    public void requestFocus() {
        play.requestFocus();
    }
}
