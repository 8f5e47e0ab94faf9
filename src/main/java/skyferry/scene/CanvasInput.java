package skyferry.scene;

import skyferry.model.Scenario;
import skyferry.run.WorldAt;

/**
 * What the canvas is drawn from.
 *
 * @param width room for the picture, logical pixels
 * @param textScale 1 for normal text, 0.8 to 2
 * @param motion seconds on the wall, moves the dots of a stream; stands still when motion is reduced
 * @param layers what of the world is shown
 * @param camera which part of the canvas is looked at
 */
public record CanvasInput(
        Scenario scenario,
        WorldAt world,
        Interaction interaction,
        Palette palette,
        double width,
        double height,
        double textScale,
        double motion,
        Layers layers,
        Camera camera) {

    /** With everything in view. */
    public CanvasInput(
            Scenario scenario,
            WorldAt world,
            Interaction interaction,
            Palette palette,
            double width,
            double height,
            double textScale,
            double motion,
            Layers layers) {
        this(scenario, world, interaction, palette, width, height, textScale, motion, layers, Camera.FIT);
    }

    /** With the standard layers. */
    public CanvasInput(
            Scenario scenario,
            WorldAt world,
            Interaction interaction,
            Palette palette,
            double width,
            double height,
            double textScale,
            double motion) {
        this(scenario, world, interaction, palette, width, height, textScale, motion, Layers.STANDARD);
    }
}
