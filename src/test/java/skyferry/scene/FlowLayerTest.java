package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.isolation.IsolationReport;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.WorldAt;
import skyferry.stage.FourHosts;

class FlowLayerTest {
    private static final Layers FLOWS = Layers.STANDARD.toggled(Layers.Layer.FLOWS);
    private static final Map<String, WorldAt> WORLDS = new LinkedHashMap<>();

    static {
        WORLDS.put("whole", world());
        WORLDS.put("reused tag", world(fault(FaultKind.REUSED_TAG)));
        WORLDS.put("wrong VNI", world(fault(FaultKind.WRONG_VNI)));
        WORLDS.put("unchecked VNI", world(fault(FaultKind.UNCHECKED_VNI)));
    }

    private static Fault fault(FaultKind kind) {
        return new Fault(1_000, kind, Map.of("host", "host-b", "network", "acme-net"));
    }

    private static WorldAt world(Fault... faults) {
        List<Action> actions = new ArrayList<>();
        for (Fault fault : faults) {
            actions.add(new Action.InjectFault(fault.atNanos(), fault));
        }
        return Run.simulate(FourHosts.scenario(), actions, Horizon.at(1_000_000))
                .at(1_000_000);
    }

    private static Picture picture(WorldAt world, Layers layers, Palette palette, double w, double h, double scale) {
        CanvasLayers canvas = new CanvasScene()
                .compose(new CanvasInput(
                        FourHosts.scenario(), world, Interaction.NONE, palette, w, h, scale, 0, layers));
        return new PictureBuilder(w, h)
                .place(canvas.back(), 0, 0)
                .place(canvas.live(), 0, 0)
                .build();
    }

    private static Picture picture(String world) {
        return picture(WORLDS.get(world), FLOWS, Palette.dark(), 1040, 926, 1);
    }

    private static List<String> words(Picture picture) {
        return Geometry.words(picture).stream().map(DrawOp.TextLine::text).toList();
    }

    static Stream<Arguments> looks() {
        List<Arguments> looks = new ArrayList<>();
        for (String world : WORLDS.keySet()) {
            for (double[] size : new double[][] {{1040, 926}, {976, 694}, {656, 520}}) {
                for (double scale : new double[] {0.8, 1, 1.3}) {
                    looks.add(Arguments.of(world, size[0], size[1], scale));
                }
            }
        }
        return looks.stream();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theFlowTablesAreCleanAtEverySizeInEveryTheme(String name, double width, double height, double scale) {
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            Picture picture = picture(WORLDS.get(name), FLOWS, palette, width, height, scale);

            assertThat(Geometry.outside(picture)).as("outside").isEmpty();
            assertThat(Geometry.overlaps(picture)).as("overlapping").isEmpty();
            assertThat(Geometry.faint(picture)).as(palette.name() + ": faint").isEmpty();
        }
    }

    @Test
    void everyTableSaysHowManyFlowsItHoldsWhileNoPacketIsFollowed() {
        WorldAt world = WORLDS.get("whole");
        int inTableZero = world.dataPlane().bridge("host-a").table(0).size();

        assertThat(words(picture("whole")))
                .contains("0 CLASSIFY", "40 L2_LOCAL", inTableZero + " flows")
                .noneMatch(text -> text.startsWith("touch at"));
    }

    @Test
    void aLeakIsDrawnFromItsMachineThroughTheTablesToTheOtherTenantsMachine() {
        Picture picture = picture("reused tag");

        assertThat(words(picture)).contains("touch at host-b", "+new ok", "ok");
        assertThat(reds(picture)).as("the way").hasSizeGreaterThanOrEqualTo(2);
        assertThat(reds(picture("whole"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reused tag", "wrong VNI", "unchecked VNI"})
    void whereHostsHaveNoRoomForTablesTheWayIsDrawnFromChipToChip(String name) {
        Picture picture = picture(WORLDS.get(name), FLOWS, Palette.dark(), 668, 692, 1.25);

        assertThat(words(picture)).as("small hosts").contains("A · web-2").doesNotContain("0 CLASSIFY");
        assertThat(words(picture)).anyMatch(text -> text.startsWith("br-int · "));
        assertThat(reds(picture)).as("the way").hasSizeGreaterThanOrEqualTo(3);
        assertThat(Geometry.outside(picture)).as("outside").isEmpty();
        assertThat(Geometry.overlaps(picture)).as("overlapping").isEmpty();
        assertThat(Geometry.faint(picture)).as("faint").isEmpty();
        assertThat(reds(picture(WORLDS.get("whole"), FLOWS, Palette.dark(), 668, 692, 1.25)))
                .isEmpty();
    }

    @Test
    void aLeakOverTheWireIsDrawnAlongTheCables() {
        WorldAt world = WORLDS.get("wrong VNI");
        CanvasLayout layout = CanvasLayout.of(FourHosts.scenario(), world.fabric(), 1040, 926, 1);
        double[] start = layout.anchor("host-b");

        assertThat(reds(picture("wrong VNI")))
                .as("a red line that begins at host-b's cable")
                .anyMatch(path -> path.xy()[0] == start[0] && path.xy()[1] == start[1]);
    }

    @Test
    void aPacketThatIsAskedForIsFollowedInsteadOfTheFirstLeak() {
        WorldAt world = WORLDS.get("reused tag");
        List<IsolationReport.Leak> leaks = world.isolation().leaks();
        IsolationReport.Leak last = leaks.getLast();

        Picture first = picture("reused tag");
        Picture other = picture(world, FLOWS.following(last.trace()), Palette.dark(), 1040, 926, 1);

        assertThat(other.ops()).isNotEqualTo(first.ops());
        assertThat(reds(other)).isNotEmpty();
    }

    @Test
    void togglingALayerTwiceChangesNothing() {
        assertThat(FLOWS.toggled(Layers.Layer.FLOWS)).isEqualTo(Layers.STANDARD);
        assertThat(FLOWS.shows(Layers.Layer.FLOWS)).isTrue();
    }

    private static List<DrawOp.StrokePath> reds(Picture picture) {
        return picture.ops().stream()
                .filter(DrawOp.StrokePath.class::isInstance)
                .map(DrawOp.StrokePath.class::cast)
                .filter(path -> path.argb() == Palette.dark().bad() && path.dash().length == 0)
                .toList();
    }
}
