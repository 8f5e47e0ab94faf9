package skyferry.scene;

import skyferry.run.Timeline;

/**
 * What the timeline is drawn from.
 *
 * @param now where the playhead stands, ns
 * @param from first instant shown, ns
 * @param to last instant shown, ns
 */
public record TimelineInput(
        Timeline timeline,
        long now,
        long from,
        long to,
        Palette palette,
        double width,
        double height,
        double textScale) {}
