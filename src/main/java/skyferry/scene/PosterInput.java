package skyferry.scene;

import skyferry.run.Timeline;

/** What a picture of the whole window is drawn from; {@code title} stands in the bar at the top. */
public record PosterInput(
        Timeline timeline, long nanos, Palette palette, double width, double height, double textScale, String title) {}
