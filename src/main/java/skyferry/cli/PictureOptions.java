package skyferry.cli;

import picocli.CommandLine.Option;
import skyferry.scene.Palette;

/** Options of commands that draw. */
final class PictureOptions {
    @Option(names = "--size", paramLabel = "WxH", description = "Size in pixels (default: ${DEFAULT-VALUE}).")
    String size = "1600x1000";

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "light, dark or projector (default: ${DEFAULT-VALUE}).")
    String theme = "light";

    int width() {
        return dimension(0);
    }

    int height() {
        return dimension(1);
    }

    private int dimension(int index) {
        String[] parts = size.split("x", -1);
        boolean numbers = parts.length == 2 && parts[0].matches("\\d{1,5}") && parts[1].matches("\\d{1,5}");
        if (!numbers
                || Integer.parseInt(parts[0]) < 640
                || Integer.parseInt(parts[1]) < 480
                || Integer.parseInt(parts[0]) > 8000
                || Integer.parseInt(parts[1]) > 8000) {
            throw new BadInput("skyferry: --size '" + size
                    + "' is not a size (expected WIDTHxHEIGHT from 640x480 to 8000x8000, such as 1600x1000)");
        }
        return Integer.parseInt(parts[index]);
    }

    Palette palette() {
        return switch (theme) {
            case "light" -> Palette.light();
            case "dark" -> Palette.dark();
            case "projector" -> Palette.projector();
            default ->
                throw new BadInput("skyferry: --theme '" + theme + "' is unknown (expected light, dark or projector)");
        };
    }
}
