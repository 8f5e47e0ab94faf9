package skyferry.stage.canvas;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.scene.Camera;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandButton;
import skyferry.stage.command.Tips;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.words.Words;

/** The corner of the canvas from which one comes nearer, goes back and follows; with a map of the whole while only a part is seen. */
final class ViewTools extends VBox {
    private static final double MAP_WIDTH = 148;
    private static final double MAP_HEIGHT = 104;

    private final CanvasPictures pictures;
    private final Viewpoint viewpoint;
    private final PictureCanvas map;

    ViewTools(Words words, Painter painter, Tips tips, CanvasPictures pictures, Viewpoint viewpoint) {
        this.pictures = pictures;
        this.viewpoint = viewpoint;
        this.map = new PictureCanvas(painter, (w, h) -> List.of(pictures.map(w, h)), 1);
        map.setId("mini-map");
        map.setAccessibleText(words.of("view.map"));
        map.setPrefSize(MAP_WIDTH, MAP_HEIGHT);
        map.setMinSize(MAP_WIDTH, MAP_HEIGHT);
        map.setOnMousePressed(this::point);
        map.setOnMouseDragged(this::point);
        getStyleClass().add("view-tools");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        HBox buttons = new HBox(
                1,
                button("zoom-in", Feather.ZOOM_IN, Command.ZOOM_IN, tips),
                button("zoom-out", Feather.ZOOM_OUT, Command.ZOOM_OUT, tips),
                button("zoom-fit", Feather.MAXIMIZE, Command.FIT, tips),
                follow(tips));
        buttons.getStyleClass().add("view-buttons");
        buttons.setMaxWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.TOP_RIGHT);
        setSpacing(6);
        getChildren().addAll(buttons, map);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        StackPane.setMargin(this, new Insets(8));
        viewpoint.cameraProperty().subscribe(this::seen);
    }

    private void seen(Camera camera) {
        map.setVisible(!camera.fits());
        map.setManaged(!camera.fits());
        map.redraw();
    }

    /** What the map shows has changed. */
    void redraw() {
        if (map.isVisible()) {
            map.redraw();
        }
    }

    private static CommandButton button(String id, Feather icon, Command command, Tips tips) {
        CommandButton button = new CommandButton(icon, command, tips, id);
        button.setFocusTraversable(false);
        return button;
    }

    private ToggleButton follow(Tips tips) {
        ToggleButton follow = new ToggleButton(null, new FontIcon(Feather.CROSSHAIR));
        follow.setId("follow");
        follow.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button");
        tips.follow(Command.FOLLOW, tip -> {
            follow.setAccessibleText(tip);
            follow.setTooltip(new Tooltip(tip));
        });
        follow.setFocusTraversable(false);
        follow.selectedProperty().bindBidirectional(viewpoint.followingProperty());
        return follow;
    }

    private void point(MouseEvent event) {
        viewpoint.followingProperty().set(false);
        viewpoint.jump(
                pictures.centred(viewpoint.camera(), map.getWidth(), map.getHeight(), event.getX(), event.getY()));
        event.consume();
    }
}
