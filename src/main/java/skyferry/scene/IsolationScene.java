package skyferry.scene;

import java.util.Optional;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes the state of isolation at an instant: all pairs of tenants, and the account of a leak if there is one. */
public final class IsolationScene {
    private static final double TALLEST = 2400;

    private final Words words = Words.english();

    /** As tall as it needs to be for a width. */
    public Picture compose(Timeline timeline, long nanos, Palette palette, double width, double textScale) {
        Optional<LeakInput> leak = LeakInput.of(timeline, nanos, palette, width, TALLEST, textScale);
        return leak.map(input -> cut(new LeakScene().compose(input)))
                .orElseGet(() -> whole(timeline, timeline.at(nanos), palette, width, textScale));
    }

    private Picture whole(Timeline timeline, WorldAt world, Palette palette, double width, double textScale) {
        PictureBuilder out = new PictureBuilder(width, TALLEST);
        Pen pen = new Pen(palette, textScale);
        Column column = new Column(out, pen, new Box(16, 14, width - 32, TALLEST - 26));
        boolean alone = world.isolation().checkedPairs() == 0;
        column.heading(
                words.of(alone ? "isolation.alone" : "isolation.holds"), alone ? palette.muted() : palette.good());
        column.paragraph(
                words.of("isolation.how", Integer.toString(world.isolation().checkedPairs())),
                Face.REGULAR,
                12.5,
                palette.muted());
        column.section(
                section -> new TenantMatrix(timeline.scenario(), world.isolation(), palette, words).draw(section));
        column.space(8);
        column.paragraph(words.of("isolation.same"), Face.REGULAR, 12.5, palette.muted());
        return new Picture(
                width, column.y() + 14, out.build().ops(), out.build().hits());
    }

    /** The part of a tall picture that something is drawn on; the ground is the pane's own. */
    private static Picture cut(Picture tall) {
        double bottom = 0;
        for (DrawOp op : tall.ops()) {
            double low = Extent.bottom(op);
            bottom = low < TALLEST - 1 ? Math.max(bottom, low) : bottom;
        }
        return new Picture(
                tall.width(), bottom + 16, tall.ops().subList(1, tall.ops().size()), tall.hits());
    }
}
