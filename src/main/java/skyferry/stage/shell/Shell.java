package skyferry.stage.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.words.Words;

/** The whole window: bars above and below, panes left and right of the canvas, the timeline at the foot. */
public final class Shell extends BorderPane {
    private static final double LEFT = 296;
    private static final double RIGHT = 328;
    private static final double BOTTOM = 232;
    private static final double WIDE_SHARE = 0.36;
    private static final double WIDEST_RIGHT = 560;
    /** Under this width of the window the side panes shrink. */
    private static final double ROOMY = 1500;
    /** Panes grow with the text, but not beyond this: the canvas needs its room. */
    private static final double WIDEST_TEXT = 1.25;
    /** Figures beside their names need more of it than sentences, which wrap. */
    private static final double WIDEST_FIGURES = 1.45;
    /** Under this width there is no room for three panes beside one another. */
    private static final double NARROW = 1150;

    private final Words words;
    private final StackPane middle;
    private final Region left;
    private double leftWidth = LEFT;
    private double rightWidth = RIGHT;
    private boolean widened;
    private boolean leftWaits;
    private final SplitPane across = new SplitPane();
    private final SplitPane down = new SplitPane();
    private Optional<Node> message = Optional.empty();
    private Optional<Region> cover = Optional.empty();
    private Optional<Node> top = Optional.empty();
    private Optional<Node> focusedBefore = Optional.empty();

    /** The panes of the window. */
    public record Panes(Node top, Region left, Node canvas, Region right, Region timeline, Node status) {}

    public Shell(Words words, Panes panes) {
        this.words = words;
        this.middle = new StackPane(panes.canvas());
        middle.setMinSize(260, 120);
        getStyleClass().add("shell");
        setTop(panes.top());
        setBottom(panes.status());
        this.left = panes.left();
        left.setMinWidth(200);
        panes.right().setMinWidth(220);
        across.getItems().addAll(left, middle, panes.right());
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(panes.right(), false);
        down.setOrientation(Orientation.VERTICAL);
        down.getItems().addAll(across, panes.timeline());
        SplitPane.setResizableWithParent(panes.timeline(), false);
        setCenter(new StackPane(down));
    }

    /** Lays a page over all panes, in place of the one before. */
    public void cover(Region page) {
        uncover();
        hush();
        cover = Optional.of(page);
        ((StackPane) getCenter()).getChildren().add(page);
        down.setVisible(false);
        page.requestFocus();
    }

    /** Takes the page over the panes away; whether there was one. */
    public boolean uncover() {
        boolean was = cover.isPresent();
        cover.ifPresent(((StackPane) getCenter()).getChildren()::remove);
        cover = Optional.empty();
        down.setVisible(true);
        return was;
    }

    /** Shows the pane at the left if it is hidden. */
    public void showLeft() {
        if (!across.getItems().contains(left)) {
            toggleLeft();
        }
    }

    /** Places the dividers for a window and a text of that size; afterwards they are the learner's. A narrow window opens without the left pane. */
    public void arrange(double width, double height, double textScale) {
        double wider = Math.clamp(textScale, 1, WIDEST_TEXT);
        leftWidth = Math.round(LEFT * wider * Math.clamp(width / ROOMY, 0.75, 1));
        rightWidth = Math.round(RIGHT * Math.clamp(textScale, 1, WIDEST_FIGURES) * Math.clamp(width / ROOMY, 0.95, 1));
        double right = right(width);
        if (width < NARROW * wider) {
            across.getItems().remove(left);
        } else if (widened && width < ROOMY && across.getItems().remove(left)) {
            leftWaits = true;
        }
        if (!across.getItems().contains(left)) {
            across.setDividerPositions(1 - (right + 0.5) / width);
        } else {
            across.setDividerPositions((leftWidth + 0.5) / width, 1 - (right + 0.5) / width);
        }
        double bottom = height < 900 ? BOTTOM - 26 : BOTTOM;
        double inner = height - 48 - 26;
        down.setDividerPositions(1 - (bottom + 0.5) / inner);
    }

    /** Gives the pane at the right room for tables, or takes it back. */
    public void widenRight(boolean wide) {
        if (wide && !widened && across.getWidth() > 0) {
            double[] places = across.getDividerPositions();
            rightWidth = across.getWidth() * (1 - places[places.length - 1]);
        }
        widened = wide;
        if (across.getWidth() > 0) {
            makeRoom(across.getWidth());
            int last = across.getDividerPositions().length - 1;
            across.setDividerPosition(last, 1 - right(across.getWidth()) / across.getWidth());
        }
    }

    /** Where three panes have no room beside one another the left one waits until the right one is narrow again. */
    private void makeRoom(double width) {
        boolean there = across.getItems().contains(left);
        if (widened && there && width < ROOMY) {
            toggleLeft();
            leftWaits = true;
        } else if (!widened && leftWaits) {
            leftWaits = false;
            if (!there) {
                toggleLeft();
            }
        }
    }

    private double right(double width) {
        return widened ? Math.max(rightWidth, Math.min(width * WIDE_SHARE, WIDEST_RIGHT)) : rightWidth;
    }

    /** Shows or hides the pane at the left. */
    public void toggleLeft() {
        double[] places = across.getDividerPositions();
        if (across.getItems().remove(left)) {
            leftWidth = left.getWidth();
            across.setDividerPositions(places[1]);
        } else {
            across.getItems().addFirst(left);
            across.setDividerPositions(leftWidth / Math.max(1, across.getWidth()), places[0]);
        }
    }

    /** Shows something over the canvas, in place of what was there before. */
    public void say(Node card) {
        hush();
        message = Optional.of(card);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        StackPane.setMargin(card, new Insets(24));
        middle.getChildren().add(card);
        card.requestFocus();
    }

    /** Takes away what is shown over the canvas; whether there was something. */
    public boolean hush() {
        boolean was = message.isPresent();
        message.ifPresent(middle.getChildren()::remove);
        message = Optional.empty();
        return was;
    }

    /** Lays something over all else, to be closed before anything else is done; a press beside it takes it away. */
    public void lay(Region card) {
        sink();
        focusedBefore = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
        StackPane all = new StackPane(card);
        all.getStyleClass().add("over-all");
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        StackPane.setMargin(card, new Insets(36, 24, 24, 24));
        all.setOnMousePressed(event -> {
            if (event.getTarget() == all) {
                sink();
            }
        });
        top = Optional.of(all);
        ((StackPane) getCenter()).getChildren().add(all);
        card.requestFocus();
    }

    /** Takes away what lies over all else, and gives the focus back; whether there was something. */
    public boolean sink() {
        boolean was = top.isPresent();
        top.ifPresent(((StackPane) getCenter()).getChildren()::remove);
        top = Optional.empty();
        focusedBefore.ifPresent(Node::requestFocus);
        focusedBefore = Optional.empty();
        return was;
    }

    /** Shows or hides the list of keys. */
    public void toggleHelp(CommandDesk desk) {
        if (message.filter(HelpCard.class::isInstance).isPresent()) {
            hush();
        } else {
            say(new HelpCard(words, desk, this::hush));
        }
    }

    /** Says what was wrong with a file. */
    public void sayUnreadable(Path file, List<String> messages) {
        say(new ProblemCard(words, String.valueOf(file.getFileName()), messages, this::hush));
    }
}
