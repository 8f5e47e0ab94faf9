package skyferry.scene;

/**
 * The canvas in two layers.
 *
 * @param back what changes only with the size, the theme and where machines stand
 * @param live what changes with every frame: streams, page maps, badges, verdicts, the machine in hand
 * @param backKey equal keys mean that the back has not changed
 */
public record CanvasLayers(Picture back, Picture live, Object backKey) {}
