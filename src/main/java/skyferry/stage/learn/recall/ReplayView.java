package skyferry.stage.learn.recall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import skyferry.scene.CanvasInput;
import skyferry.scene.CanvasLayers;
import skyferry.scene.CanvasScene;
import skyferry.scene.Interaction;
import skyferry.scene.Quantities;
import skyferry.stage.learn.desk.Recall;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.parts.IconButton;
import skyferry.stage.player.Player;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Ten seconds of a run as a moving picture with a clock of its own: the run in the window stays as it is. */
public final class ReplayView extends VBox {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 360;
    /** A world of this height has room for text of normal size. */
    private static final double ROOMY = 440;

    private static final double LEAST_TEXT = 0.75;

    private final Words words;
    private final Look look;
    private final Recall.Shown shown;
    private final Player player = new Player();
    private final PictureCanvas canvas;
    private final IconButton play;
    private final Label clock = new Label();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };
    private long last = -1;
    private double motion;

    /** @param words those of lessons */
    public ReplayView(Words words, Look look, Painter painter, Recall.Shown shown, Runnable whenClosed) {
        super(6);
        this.words = words;
        this.look = look;
        this.shown = shown;
        CanvasScene scene = new CanvasScene();
        this.canvas = new PictureCanvas(
                painter,
                (w, h) -> {
                    CanvasLayers layers = scene.compose(input(w, h));
                    return List.of(layers.back(), layers.live());
                },
                2);
        this.play = new IconButton(Feather.PAUSE, words.of("replay.pause"), this::toggle);
        setId("replay");
        getStyleClass().addAll("card", "floating", "replay");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        canvas.setId("replay-picture");
        canvas.setPrefSize(WIDTH, HEIGHT);
        canvas.setMinSize(200, 120);
        getChildren().addAll(canvas, foot(whenClosed));
        player.follow(shown.timeline());
        player.seek(shown.stretch().fromNanos());
        player.playingProperty().subscribe(this::playing);
        player.nowProperty().subscribe(now -> draw());
        sceneProperty().subscribe(there -> {
            if (there == null) {
                player.pause();
            }
        });
        player.play();
    }

    private HBox foot(Runnable whenClosed) {
        play.setId("replay-play");
        clock.getStyleClass().add("mono");
        clock.setId("replay-clock");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        IconButton close = new IconButton(Feather.X, words.of("cover.close"), whenClosed);
        close.setId("replay-close");
        HBox foot = new HBox(8, play, clock, space, close);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private CanvasInput input(double width, double height) {
        return new CanvasInput(
                shown.scenario(),
                shown.timeline().at(player.now()),
                new Interaction(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                look.palette(),
                width,
                height,
                Math.min(look.textScale(), Math.max(LEAST_TEXT, height / ROOMY)),
                motion);
    }

    private void toggle() {
        if (!player.playingProperty().get() && over()) {
            player.seek(shown.stretch().fromNanos());
        }
        player.toggle();
    }

    private boolean over() {
        return player.now() >= shown.stretch().untilNanos();
    }

    private void playing(boolean now) {
        play.show(now ? Feather.PAUSE : Feather.PLAY, words.of(now ? "replay.pause" : "replay.play"));
        if (now) {
            last = -1;
            pulse.start();
        } else {
            pulse.stop();
        }
    }

    private void tick(long now) {
        if (last >= 0) {
            motion += (now - last) / 1e9;
            player.tick(now - last);
        }
        last = now;
        if (over()) {
            player.pause();
            player.seek(shown.stretch().untilNanos());
        }
    }

    private void draw() {
        clock.setText(words.of(
                "replay.clock",
                Quantities.clock(player.now()),
                Quantities.clock(shown.stretch().untilNanos())));
        canvas.redraw();
    }

    /** The instant that is shown, in nanoseconds of the run. */
    public long now() {
        return player.now();
    }

    /** The focus goes to what plays it. */
    @Override
    public void requestFocus() {
        play.requestFocus();
    }
}
