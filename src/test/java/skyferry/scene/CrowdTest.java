package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.Vm;
import skyferry.run.WorldAt;
import skyferry.scene.PictureBuilder.Box;

class CrowdTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "3, 0, 2",
        "4, 40, 3",
        "8, 6, 9",
        "12, 6, 5",
        "20, 10, 4",
        "50, 10, 12",
        "200, 10, 40",
        "1000, 10, 1000",
        "2, 400, 3"
    })
    void anyNumberOfHostsAndMachinesIsDrawnWithoutOverlapInEveryTheme(int hosts, int machines, int tenants) {
        Crowd crowd = Crowd.of(hosts, machines, tenants);
        for (double[] size : new double[][] {{976, 694}, {656, 520}, {1272, 694}}) {
            for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
                Picture picture = crowd.picture(palette, size[0], size[1], 1);

                assertThat(Geometry.outside(picture)).as("outside").isEmpty();
                assertThat(Geometry.overlaps(picture)).as("overlapping").isEmpty();
                assertThat(Geometry.faint(picture))
                        .as(palette.name() + ": faint")
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, CARD", "12, CARD", "50, SMALL", "1000, CELL"})
    void theMoreHostsThereAreTheLessOfEachIsDrawn(int hosts, HostGrid.Level level) {
        HostGrid grid = HostGrid.of(hosts, new Box(16, 160, 944, 380), 1);

        assertThat(grid.level()).isEqualTo(level);
        assertThat(grid.boxes()).hasSize(hosts);
        for (int i = 0; i < hosts; i++) {
            Box a = grid.boxes().get(i);
            assertThat(a.x()).isGreaterThanOrEqualTo(15.9);
            assertThat(a.right()).isLessThanOrEqualTo(960.1);
            assertThat(a.bottom()).isLessThanOrEqualTo(540.1);
            for (int k = i + 1; k < hosts; k++) {
                Box b = grid.boxes().get(k);
                boolean apart = a.right() <= b.x() + 0.01
                        || b.right() <= a.x() + 0.01
                        || a.bottom() <= b.y() + 0.01
                        || b.bottom() <= a.y() + 0.01;
                assertThat(apart).isTrue();
            }
        }
    }

    @Test
    void aThousandHostsAreOneGridOfCells() {
        Picture picture = Crowd.of(1000, 10, 1000).picture(Palette.light(), 976, 694, 1);

        assertThat(picture.ops()).hasSizeLessThan(700);
        assertThat(picture.ops()).anyMatch(op -> op instanceof DrawOp.CellGrid grid && grid.argb().length == 1000);
        assertThat(Geometry.words(picture).stream().map(DrawOp.TextLine::text))
                .anyMatch(text -> text.startsWith("TENANT NETWORKS · ") && text.endsWith(" OF 1\u00A0000"));
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "12, 6", "50, 10"})
    void everyMachineHasAPlaceOfItsOwnOnItsHostsCard(int hosts, int machines) {
        Crowd crowd = Crowd.of(hosts, machines, 5);
        Picture picture = crowd.picture(Palette.light(), 976, 694, 1);
        CanvasLayout layout = CanvasLayout.of(crowd.scenario(), crowd.scenario().fabric(), 976, 694, 1);
        Map<String, Vm> vms = crowd.scenario().vms();
        List<Picture.Hit> hits = picture.hits().stream()
                .filter(hit -> hit.target() instanceof Picture.Target.VmTarget)
                .toList();

        assertThat(hits).hasSize(vms.size());
        for (Picture.Hit hit : hits) {
            String host = vms.get(((Picture.Target.VmTarget) hit.target()).vm()).host();
            Box card = layout.hosts().get(host);
            assertThat(card).isNotNull();
            assertThat(hit.x()).isGreaterThanOrEqualTo(card.x());
            assertThat(hit.x() + hit.w()).isLessThanOrEqualTo(card.right());
            assertThat(hit.y() + hit.h()).isLessThanOrEqualTo(card.bottom());
        }
    }

    @Test
    void theBackLayersKeyChangesWhenAMachineStandsElsewhereAndOnlyThen() {
        Crowd crowd = Crowd.of(4, 3, 2);
        WorldAt world = crowd.world();
        CanvasScene scene = new CanvasScene();
        Map<String, WorldAt.VmAt> moved = new java.util.LinkedHashMap<>(world.vms());
        moved.put("vm-0", new WorldAt.VmAt("vm-0", "host-4", WorldAt.State.RUNNING));
        WorldAt other = new WorldAt(
                5,
                world.fabric(),
                world.hosts(),
                moved,
                world.moves(),
                world.links(),
                world.dataPlane(),
                world.isolation(),
                world.probes());

        assertThat(scene.backKey(input(crowd, other))).isNotEqualTo(scene.backKey(input(crowd, world)));
        assertThat(scene.backKey(input(crowd, world))).isEqualTo(scene.backKey(input(crowd, world)));
        assertThat(scene.live(input(crowd, world)).ops())
                .hasSameSizeAs(scene.compose(input(crowd, world)).live().ops());
    }

    private static CanvasInput input(Crowd crowd, WorldAt world) {
        return new CanvasInput(crowd.scenario(), world, Interaction.NONE, Palette.light(), 976, 694, 1, 0);
    }
}
