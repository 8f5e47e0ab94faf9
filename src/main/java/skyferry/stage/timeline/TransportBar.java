package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
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
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandButton;
import skyferry.stage.command.Tips;
import skyferry.stage.parts.IconButton;
import skyferry.stage.player.Player;
import skyferry.stage.player.Stride;
import skyferry.stage.session.Session;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** The buttons of the player: there and back, how fast, what is marked, and undo. */
final class TransportBar extends HBox {
    private final Words words;
    private final Session session;
    private final Tips tips;
    private final Player player;

    TransportBar(Words words, Session session, Tips tips, MarkMenu marks, NameField names) {
        this.words = words;
        this.session = session;
        this.tips = tips;
        this.player = session.player();
        getStyleClass().add("transport");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new CommandButton(Feather.SKIP_BACK, Command.TO_START, tips, "to-start"),
                        step(Feather.CHEVRON_LEFT, "stride.back", "step-back", player::stepBack),
                        play(),
                        step(Feather.CHEVRON_RIGHT, "stride.forward", "step-forward", player::stepForward),
                        new CommandButton(Feather.SKIP_FORWARD, Command.TO_END, tips, "to-end"),
                        new StrideMenu(words, session),
                        speed(),
                        speedLabel(),
                        slowMotion(),
                        space,
                        names,
                        time(),
                        marks,
                        new LoopMenu(words, session, tips),
                        new BranchMenu(words, session, tips),
                        new CommandButton(Feather.COLUMNS, Command.COMPARE, tips, "compare"),
                        history("undo", Feather.CORNER_UP_LEFT, Command.UNDO),
                        history("redo", Feather.CORNER_UP_RIGHT, Command.REDO),
                        new HistoryMenu(words, session));
    }

    /** Steps by the stride that is chosen beside it. */
    private IconButton step(Feather icon, String text, String id, Consumer<Stride> step) {
        IconButton button = new IconButton(
                icon, "", () -> step.accept(player.strideProperty().get()));
        button.setId(id);
        player.strideProperty().subscribe(stride -> button.say(words.of(text + "." + stride)));
        return button;
    }

    private IconButton play() {
        IconButton play = new CommandButton(Feather.PLAY, Command.PLAY, tips, "play");
        player.playingProperty().subscribe(on -> play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY)));
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
        slider.setMinWidth(36);
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
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        tips.follow(Command.SLOW_MOTION, words.of("player.slow.tip"), tip -> toggle.setTooltip(new Tooltip(tip)));
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

    private CommandButton history(String id, Feather icon, Command command) {
        CommandButton button = new CommandButton(icon, command, tips, id);
        session.changesProperty()
                .subscribe(changes ->
                        button.setDisable(command == Command.UNDO ? changes.done() == 0 : changes.undone() == 0));
        return button;
    }
}
