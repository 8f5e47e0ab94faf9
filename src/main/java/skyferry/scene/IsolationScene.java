package skyferry.scene;

import java.util.List;
import java.util.Optional;
import skyferry.exchange.Soundness;
import skyferry.isolation.Finding;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes the state of isolation at an instant: all pairs of tenants, and the account of a leak if there is one. */
public final class IsolationScene {
    private static final double TALLEST = 2400;

    private final Words words = Words.english();
    /** Of so few machines every pair can be looked at after every change in a second or so. */
    private static final int FEW = 24;

    /** Whether a run's tables are looked through for more than leaks. */
    public static boolean looksAround(Timeline timeline) {
        return timeline.scenario().vms().size() <= FEW;
    }

    /**
     * As tall as it needs to be for a width.
     *
     * @param soundness what else was found; empty while it is looked for
     */
    public Picture compose(
            Timeline timeline,
            long nanos,
            Optional<Soundness> soundness,
            Palette palette,
            double width,
            double textScale) {
        Optional<LeakInput> leak = LeakInput.of(timeline, nanos, palette, width, TALLEST, textScale);
        return leak.map(input -> cut(new LeakScene().compose(input)))
                .orElseGet(() -> whole(timeline, nanos, soundness, palette, width, textScale));
    }

    private Picture whole(
            Timeline timeline,
            long nanos,
            Optional<Soundness> soundness,
            Palette palette,
            double width,
            double textScale) {
        WorldAt world = timeline.at(nanos);
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
        properties(column, timeline, nanos, soundness, palette);
        column.space(8);
        column.paragraph(words.of("isolation.same"), Face.REGULAR, 12.5, palette.muted());
        return new Picture(
                width, column.y() + 14, out.build().ops(), out.build().hits());
    }

    /** What else can be wrong in the tables, each with a count and the first machine pair that shows it. */
    private void properties(
            Column column, Timeline timeline, long nanos, Optional<Soundness> soundness, Palette palette) {
        column.caption(words.of("isolation.else"));
        if (soundness.isEmpty() || !looksAround(timeline)) {
            String why = looksAround(timeline)
                    ? words.of("isolation.looking")
                    : words.of("isolation.many", Integer.toString(FEW));
            column.paragraph(why, Face.REGULAR, 12.5, palette.muted());
            return;
        }
        List<Soundness.Lasting> now = soundness.get().at(nanos);
        line(column, palette, "black-hole", now, Finding.Property.BLACK_HOLE, Finding.Property.BLACK_HOLE);
        line(column, palette, "loop", now, Finding.Property.LOOP, Finding.Property.LOOP);
        line(column, palette, "spoofing", now, Finding.Property.SPOOFING, Finding.Property.SPOOFING);
        line(column, palette, "policy", now, Finding.Property.POLICY_CLOSED, Finding.Property.POLICY_OPENED);
    }

    private void line(
            Column column,
            Palette palette,
            String key,
            List<Soundness.Lasting> now,
            Finding.Property one,
            Finding.Property other) {
        List<Soundness.Lasting> own = now.stream()
                .filter(lasting ->
                        lasting.finding().property() == one || lasting.finding().property() == other)
                .toList();
        String name = words.of("isolation.property." + key);
        if (own.isEmpty()) {
            column.paragraph(words.of("isolation.none", name), Face.REGULAR, 12.5, palette.muted());
            return;
        }
        Soundness.Lasting first = own.getFirst();
        String text = words.of(
                first.passing() ? "isolation.passing" : "isolation.found",
                name,
                Integer.toString(own.size()),
                first.finding().fromVm(),
                first.finding().toVm(),
                Quantities.clock(first.fromNanos()),
                first.toNanos().isPresent() ? Quantities.clock(first.toNanos().getAsLong()) : "");
        column.paragraph(text, Face.SEMIBOLD, 12.5, first.passing() ? palette.text() : palette.bad());
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
