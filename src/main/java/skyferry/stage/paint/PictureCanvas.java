package skyferry.stage.paint;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;

/**
 * A region that shows pictures one over the other. Whoever knows that something changed calls {@link #redraw()}; the pictures
 * are composed and drawn once in the next pulse, and a picture that is still the same object is not drawn again.
 */
public final class PictureCanvas extends Region {
    private final Board board;
    private final Region ring = new Region();

    /** Makes the pictures for a size, lowest first; always as many. */
    @FunctionalInterface
    public interface Source {
        List<Picture> compose(double width, double height);
    }

    public PictureCanvas(Painter painter, Source source, int layers) {
        this.board = new Board(painter, source, layers);
        getStyleClass().add("picture-canvas");
        ring.getStyleClass().add("focus-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        getChildren().addAll(board, ring);
    }

    /** Something that the pictures show has changed. */
    public void redraw() {
        board.dirty = true;
        board.requestLayout();
    }

    /** Everything has to be drawn again, even a picture that is the same: the theme's fonts or the scale changed. */
    public void redrawAll() {
        board.drawn = List.of();
        redraw();
    }

    /** What lies at a point of this region in the pictures drawn last: the topmost picture answers first. */
    public Optional<Target> hit(double x, double y) {
        return board.drawn.reversed().stream()
                .flatMap(picture -> picture.hit(x, y).stream())
                .findFirst();
    }

    /** The pictures drawn last, lowest first; empty before the first pulse. */
    public List<Picture> pictures() {
        return board.drawn;
    }

    /** Draw operations that the last drawing took: the gate for speed in tests. */
    public int operationsOfLastDrawing() {
        return board.operations;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (board.getWidth() != width || board.getHeight() != height) {
            board.resize(width, height);
            redrawAll();
        }
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
        board.layout();
    }

    /** Lies outside its parent's layout, so that a redraw does not lay out the whole window. */
    private static final class Board extends Region {
        private final Painter painter;
        private final Source source;
        private final List<Canvas> canvases;
        private List<Picture> drawn = List.of();
        private boolean dirty = true;
        private int operations;

        Board(Painter painter, Source source, int layers) {
            this.painter = painter;
            this.source = source;
            this.canvases =
                    java.util.stream.Stream.generate(Canvas::new).limit(layers).toList();
            setManaged(false);
            setMouseTransparent(true);
            getChildren().addAll(canvases);
        }

        @Override
        protected void layoutChildren() {
            if (!dirty || getWidth() <= 0 || getHeight() <= 0) {
                return;
            }
            dirty = false;
            operations = 0;
            List<Picture> next = source.compose(getWidth(), getHeight());
            for (int i = 0; i < canvases.size(); i++) {
                if (i >= drawn.size() || drawn.get(i) != next.get(i)) {
                    draw(canvases.get(i), next.get(i));
                }
            }
            drawn = next;
        }

        private void draw(Canvas canvas, Picture picture) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, getWidth(), getHeight());
            painter.draw(picture.ops(), g);
            operations += picture.ops().size();
        }
    }
}
