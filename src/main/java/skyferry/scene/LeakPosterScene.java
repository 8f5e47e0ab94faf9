package skyferry.scene;

import java.util.Optional;
import skyferry.run.WorldAt;
import skyferry.scene.PictureBuilder.Box;

/** Composes the whole window at an instant with a leak: the flow tables with the packet's way, and the account of the leak beside them. */
public final class LeakPosterScene {
    private static final double SIDE = 560;

    /** The picture; empty if no tenant can reach another then. */
    public Optional<Picture> compose(PosterInput input) {
        double side = Math.min(SIDE, input.width() * 0.35);
        Box canvas = new Box(
                0, PosterScene.BAR, input.width() - side, input.height() - PosterScene.BAR - PosterScene.STATUS);
        return LeakInput.of(input.timeline(), input.nanos(), input.palette(), side, canvas.h(), input.textScale())
                .map(leak -> picture(input, leak, canvas));
    }

    private static Picture picture(PosterInput input, LeakInput leak, Box box) {
        WorldAt world = leak.world();
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        Pen pen = new Pen(input.palette(), input.textScale());
        CanvasLayers canvas = new CanvasScene()
                .compose(new CanvasInput(
                        input.timeline().scenario(),
                        world,
                        Interaction.NONE,
                        input.palette(),
                        box.w(),
                        box.h(),
                        input.textScale(),
                        input.nanos() / 1e9,
                        Layers.STANDARD.toggled(Layers.Layer.FLOWS)));
        out.place(canvas.back(), box.x(), box.y());
        out.place(canvas.live(), box.x(), box.y());
        out.place(new LeakScene().compose(leak), box.right(), box.y());
        out.line(
                box.right(),
                box.y(),
                box.right(),
                box.bottom(),
                1,
                input.palette().line());
        PosterScene.bar(out, input, pen);
        PosterScene.status(out, input, world, pen);
        return out.build();
    }
}
