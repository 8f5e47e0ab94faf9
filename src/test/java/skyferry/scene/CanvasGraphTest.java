package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.Action;
import skyferry.model.Link;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scenario.Reads;

/** The picture is drawn from the graphs and from nothing else. */
class CanvasGraphTest {
    private static final long SECOND = 1_000_000_000L;

    private static Scenario scenario() {
        Path file = Path.of("lessons/L02-anatomy/scenario.yaml");
        return Reads.scenario(file);
    }

    private static Timeline run(Scenario scenario, Action... actions) {
        return Run.simulate(scenario, List.of(actions), Horizon.at(4 * SECOND));
    }

    private static Action move() {
        return new Action.Migrate(SECOND, "web-1", "host-c", Technique.PRECOPY, Optional.empty());
    }

    private static CanvasLayers picture(Scenario scenario, WorldAt world) {
        return new CanvasScene()
                .compose(new CanvasInput(scenario, world, Interaction.NONE, Palette.light(), 976, 694, 1, 0));
    }

    @Test
    void cuttingAnEdgeOfTheGraphChangesPathAndPicture() {
        Scenario scenario = scenario();
        WorldAt whole = run(scenario, move()).at(2 * SECOND);
        List<String> path = whole.moves().getFirst().path();
        String used = Link.idOf(path.get(1), path.get(2));

        WorldAt cut =
                run(scenario, new Action.CutLink(SECOND / 2, used), move()).at(2 * SECOND);

        assertThat(cut.moves().getFirst().path()).hasSameSizeAs(path).isNotEqualTo(path);
        assertThat(cut.moves().getFirst().path().get(2)).isNotEqualTo(path.get(2));
        assertThat(picture(scenario, cut).back().ops())
                .isNotEqualTo(picture(scenario, whole).back().ops());
        assertThat(picture(scenario, cut).live().ops())
                .isNotEqualTo(picture(scenario, whole).live().ops());
    }

    @Test
    void aMachineThatMovesTakesItsNetworksStationWithIt() {
        Scenario scenario = scenario();
        Timeline timeline = Run.simulate(scenario, List.of(move()), Horizon.untilQuiet(SECOND, 60 * SECOND));

        assertThat(CanvasLayout.stations(scenario, scenario.placement()).get("acme-net"))
                .containsExactly("host-a", "host-b");
        WorldAt after = timeline.at(timeline.endNanos());
        java.util.Map<String, String> placement = new java.util.LinkedHashMap<>();
        after.vms().values().forEach(vm -> placement.put(vm.id(), vm.host()));
        assertThat(CanvasLayout.stations(scenario, placement).get("acme-net"))
                .containsExactly("host-a", "host-b", "host-c");
    }

    @ParameterizedTest
    @CsvSource({"light", "dark", "projector"})
    void textCanBeReadOnItsGround(String theme) {
        Palette p = switch (theme) {
            case "light" -> Palette.light();
            case "dark" -> Palette.dark();
            default -> Palette.projector();
        };
        for (int ground : List.of(p.background(), p.panel(), p.panelAlt())) {
            for (int ink : List.of(p.text(), p.muted(), p.accent(), p.good(), p.bad())) {
                assertThat(Palette.contrast(ink, ground)).isGreaterThanOrEqualTo(4.5);
            }
        }
        for (int ground : List.of(p.background(), p.panel())) {
            for (int graphic : List.of(p.line(), p.accent(), p.good(), p.bad(), p.warn(), p.fillMuted())) {
                assertThat(Palette.contrast(graphic, ground)).isGreaterThanOrEqualTo(3);
            }
        }
        for (int i = 0; i < 7; i++) {
            TenantStyle style = p.tenant(i);
            assertThat(Palette.contrast(style.onColour(), style.colour())).isGreaterThanOrEqualTo(4.5);
            assertThat(Palette.contrast(style.colour(), p.background())).isGreaterThanOrEqualTo(4.5);
            assertThat(Palette.contrast(p.text(), style.soft())).isGreaterThanOrEqualTo(4.5);
        }
        for (int strong : List.of(p.good(), p.bad(), p.warn(), p.fillMuted())) {
            assertThat(Palette.contrast(p.onStrong(), strong)).isGreaterThanOrEqualTo(4.5);
        }
    }
}
