package skyferry.stage.flows;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import skyferry.scene.Picture;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;

/** A picture that is as tall as its content needs for the width that there is; to be put into something that scrolls. */
final class TallPicture extends Region {
    private static final double LEAST = 40;

    private final PictureCanvas canvas;
    private final DoubleFunction<Picture> source;
    private Picture shown = new Picture(1, 1, List.of(), List.of());
    private double width = -1;

    /** @param source makes the picture for a width */
    TallPicture(Painter painter, DoubleFunction<Picture> source) {
        this.source = source;
        this.canvas = new PictureCanvas(painter, (w, h) -> List.of(w > LEAST ? picture(w) : shown), 1);
        canvas.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
    }

    /** What the picture shows has changed. */
    void renew() {
        width = -1;
        canvas.redrawAll();
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double forWidth) {
        return computePrefHeight(forWidth);
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return forWidth > LEAST ? picture(forWidth).height() : 1;
    }

    private Picture picture(double forWidth) {
        double whole = Math.floor(forWidth);
        if (whole != width) {
            width = whole;
            shown = source.apply(whole);
        }
        return shown;
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, Math.max(1, Math.floor(getWidth())), Math.max(1, Math.ceil(getHeight())));
    }
}
