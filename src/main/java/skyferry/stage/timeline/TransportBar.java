package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.scene.Quantities;
import skyferry.stage.parts.IconButton;
import skyferry.stage.player.Player;
import skyferry.stage.session.Session;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** The buttons of the player: there and back, how fast, and undo. */
public final class TransportBar extends HBox {
    private final Words words;
    private final Session session;
    private final Player player;

    /** @param compare lays the run beside another one */
    public TransportBar(Words words, Session session, Runnable compare) {
        this.words = words;
        this.session = session;
        this.player = session.player();
        getStyleClass().add("transport");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        named(new IconButton(Feather.SKIP_BACK, words.of("player.start"), player::toStart), "to-start"),
                        named(
                                new IconButton(Feather.CHEVRON_LEFT, words.of("player.back"), player::stepBack),
                                "step-back"),
                        play(),
                        named(
                                new IconButton(Feather.CHEVRON_RIGHT, words.of("player.forward"), player::stepForward),
                                "step-forward"),
                        named(new IconButton(Feather.SKIP_FORWARD, words.of("player.end"), player::toEnd), "to-end"),
                        speed(),
                        speedLabel(),
                        slowMotion(),
                        space,
                        time(),
                        new BranchMenu(words, session),
                        named(new IconButton(Feather.COLUMNS, words.of("compare.tip"), compare), "compare"),
                        history("undo", Feather.CORNER_UP_LEFT, session::undo),
                        history("redo", Feather.CORNER_UP_RIGHT, session::redo));
    }

    private static IconButton named(IconButton button, String id) {
        button.setId(id);
        return button;
    }

    private IconButton play() {
        IconButton play = named(new IconButton(Feather.PLAY, words.of("player.play"), player::toggle), "play");
        player.playingProperty()
                .subscribe(on ->
                        play.show(on ? Feather.PAUSE : Feather.PLAY, words.of(on ? "player.pause" : "player.play")));
        return play;
    }

    /** The slider is as long for 0.01 to 0.1 as for 1 to 10. */
    private Slider speed() {
        Slider slider = new Slider(Math.log10(Player.SLOWEST), Math.log10(Player.FASTEST), 0);
        slider.setId("speed");
        slider.getStyleClass().add(Styles.SMALL);
        slider.setBlockIncrement(Math.log10(2));
        slider.setAccessibleText(words.of("player.speed"));
        slider.setTooltip(new Tooltip(words.of("player.speed")));
        slider.setMinWidth(70);
        slider.setPrefWidth(130);
        slider.valueProperty().subscribe(v -> {
            if (Math.abs(Math.log10(player.speedProperty().get()) - v.doubleValue()) > 1e-9) {
                player.speedProperty().set(Math.pow(10, v.doubleValue()));
            }
        });
        player.speedProperty().subscribe(v -> slider.setValue(Math.log10(v.doubleValue())));
        return slider;
    }

    private Label speedLabel() {
        Label label = new Label();
        label.getStyleClass().add("strong");
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Amounts.speed(player.speedProperty().get()), player.speedProperty()));
        label.setMinWidth(58);
        return label;
    }

    private ToggleButton slowMotion() {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("slow-motion");
        toggle.getStyleClass().addAll(Styles.FLAT, "quiet", "muted-button");
        toggle.selectedProperty().bindBidirectional(player.slowMotionProperty());
        Runnable say = () -> {
            boolean now = player.slowedDownProperty().get();
            boolean on = player.slowMotionProperty().get();
            toggle.setText(words.of(now ? "player.slow.now" : on ? "player.slow.on" : "player.slow.off"));
            toggle.getStyleClass().remove("now");
            if (now) {
                toggle.getStyleClass().add("now");
            }
        };
        player.slowMotionProperty().subscribe(on -> say.run());
        player.slowedDownProperty().subscribe(now -> say.run());
        toggle.setMinWidth(60);
        toggle.setTooltip(new Tooltip(words.of("player.slow.tip")));
        return toggle;
    }

    private Label time() {
        Label time = new Label();
        time.setId("time");
        time.getStyleClass().addAll("muted", "figures");
        time.setMinWidth(Region.USE_PREF_SIZE);
        Runnable show = () -> time.setText(words.of(
                "player.time",
                Quantities.clock(player.now()),
                Quantities.clock(player.endProperty().get())));
        player.nowProperty().subscribe(now -> show.run());
        player.endProperty().subscribe(end -> show.run());
        return time;
    }

    private Button history(String id, Feather icon, Runnable action) {
        Button button = new Button(words.of(id), new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, "quiet", "icon-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        button.setTooltip(new Tooltip(words.of(id + ".tip")));
        session.changesProperty()
                .subscribe(
                        changes -> button.setDisable(id.equals("undo") ? changes.done() == 0 : changes.undone() == 0));
        return button;
    }
}
