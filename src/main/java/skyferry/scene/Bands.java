package skyferry.scene;

import skyferry.model.Scenario;
import skyferry.scene.PictureBuilder.Box;

/**
 * How the height of the canvas is shared out: switches in tiers on top, hosts, lines of tenant networks at the bottom.
 *
 * @param tierStep from one tier of switches to the next
 * @param hosts room for the hosts
 * @param lineStep from one tenant network's line to the next
 * @param lines how many tenant networks have a line
 */
record Bands(double tierStep, Box hosts, double lineStep, int lines) {
    private static final double NETWORKS = 0.26;
    private static final int MOST_NETWORKS = 8;
    private static final double LOWEST_HOSTS = 120;

    /** {@code tight}, 0 to 1: how much switches and networks give way to the hosts. */
    static Bands of(Scenario scenario, int tiers, double width, double height, double textScale, double tight) {
        double scale = Math.min(textScale, 1.4);
        double tierStep = CanvasLayout.clamp(height * (0.12 - 0.03 * tight), 40, 84) * scale;
        double physical = tiers == 0 ? 20 : 24 + tiers * tierStep + 16;
        double lineStep = CanvasLayout.clamp(height * (0.052 - 0.014 * tight), 22 + 2 * tight, 36) * scale;
        int most = (int) CanvasLayout.clamp(height * (NETWORKS - 0.06 * tight) / lineStep, 1, MOST_NETWORKS);
        int lines = Math.min(scenario.networks().size(), most);
        double metro = lines == 0 ? 12 : 22 + (lines - 0.65) * lineStep + 20 + 11 * textScale;
        double margin = CanvasLayout.MARGIN;
        double room = Math.max(LOWEST_HOSTS, height - physical - metro);
        return new Bands(tierStep, new Box(margin, physical, width - 2 * margin, room), lineStep, lines);
    }

    HostGrid grid(Scenario scenario, double textScale) {
        return HostGrid.of(scenario.hosts().size(), hosts, textScale);
    }
}
