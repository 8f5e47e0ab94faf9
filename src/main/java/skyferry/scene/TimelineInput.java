package skyferry.scene;

import java.util.List;
import java.util.Optional;
import skyferry.run.Timeline;

/**
 * What the timeline is drawn from.
 *
 * @param now where the playhead stands, ns
 * @param from first instant shown, ns
 * @param to last instant shown, ns
 * @param marks instants that somebody wants to come back to, in order
 * @param loop the part that is played again and again
 */
public record TimelineInput(
        Timeline timeline,
        long now,
        long from,
        long to,
        Palette palette,
        double width,
        double height,
        double textScale,
        List<Mark> marks,
        Optional<Span> loop) {
    public TimelineInput {
        marks = List.copyOf(marks);
    }

    /** Without marks. */
    public TimelineInput(
            Timeline timeline,
            long now,
            long from,
            long to,
            Palette palette,
            double width,
            double height,
            double textScale) {
        this(timeline, now, from, to, palette, width, height, textScale, List.of(), Optional.empty());
    }

    /** An instant with a name. */
    public record Mark(long nanos, String name) {}

    /** A part of a run, from one instant to a later one, ns. */
    public record Span(long from, long to) {}
}
