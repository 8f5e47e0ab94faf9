package skyferry.stage.canvas;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import skyferry.scene.Camera;
import skyferry.scene.CanvasInput;
import skyferry.scene.CanvasScene;
import skyferry.scene.Interaction;
import skyferry.scene.Layers;
import skyferry.scene.MiniMapScene;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.scene.PictureBuilder.Box;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.MoveDraft;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;

/** The pictures of the world: the one that stands still is kept for as long as the scene says that it has not changed. */
final class CanvasPictures {
    /** What {@link #compose} gives back: what stands still, the bands of the streams, what moves. */
    static final int LAYERS = 3;

    private static final Picture NOTHING = new Picture(0, 0, List.of(), List.of());

    private final Session session;
    private final Look look;
    private final ReadOnlyObjectProperty<Layers> layers;
    private final CanvasScene scene = new CanvasScene();
    private @Nullable Object backKey;
    private @Nullable Object bandKey;
    private Picture back = NOTHING;
    private Picture bands = NOTHING;
    private Optional<CanvasInput> drawn = Optional.empty();

    CanvasPictures(Session session, Look look, ReadOnlyObjectProperty<Layers> layers) {
        this.session = session;
        this.look = look;
        this.layers = layers;
    }

    /** What stands still, the bands of the streams, what moves. */
    List<Picture> compose(double width, double height, Optional<Target> hovered, Camera camera) {
        CanvasInput input = new CanvasInput(
                session.run().scenario(),
                session.world(),
                interaction(hovered),
                look.palette(),
                width,
                height,
                look.textScale(),
                session.motion(),
                layers.get(),
                camera);
        drawn = Optional.of(input);
        Object key = scene.backKey(input);
        if (!key.equals(backKey)) {
            backKey = key;
            back = scene.back(input);
            bandKey = null;
        }
        Object bandsNow = scene.bandKey(input);
        if (!bandsNow.equals(bandKey)) {
            bandKey = bandsNow;
            bands = scene.bands(input);
        }
        return List.of(back, bands, scene.aboveBands(input));
    }

    /** The small map of the whole; empty before the canvas was drawn. */
    Picture map(double width, double height) {
        return drawn.map(input -> new MiniMapScene().compose(input, scene.fitted(input), width, height))
                .orElseGet(() -> new Picture(width, height, List.of(), List.of()));
    }

    /** The camera with what somebody points at on the map in its middle. */
    Camera centred(Camera camera, double width, double height, double x, double y) {
        return drawn.map(input -> MiniMapScene.centred(camera, input, width, height, x, y))
                .orElse(camera);
    }

    /** How near one can come. */
    double nearest() {
        return drawn.map(input -> scene.fitted(input).nearest()).orElse(1.0);
    }

    /** Where hosts are on the fitted canvas, with the ways between them; empty if none of them is on it. */
    Optional<Box> around(Collection<String> nodes) {
        return drawn.flatMap(input -> nodes.stream()
                .map(scene.fitted(input).nodes()::get)
                .filter(Objects::nonNull)
                .reduce(CanvasPictures::both));
    }

    private static Box both(Box a, Box b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Box(x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y);
    }

    private Interaction interaction(Optional<Target> hovered) {
        MoveDraft.State draft = session.draft().state();
        Map<String, Interaction.Verdict> verdicts = new LinkedHashMap<>();
        draft.judgements().forEach((host, judgement) -> verdicts.put(host, verdict(judgement)));
        return new Interaction(
                session.selectedProperty().get(),
                hovered,
                draft.way() == MoveDraft.Way.DRAGGED
                        ? Optional.of(new Interaction.Drag(draft.vm(), draft.x(), draft.y()))
                        : Optional.empty(),
                verdicts);
    }

    private static Interaction.Verdict verdict(Judgement judgement) {
        return new Interaction.Verdict(
                switch (judgement.kind()) {
                    case FITS -> Interaction.Kind.FITS;
                    case COSTLY -> Interaction.Kind.COSTLY;
                    case BLOCKED -> Interaction.Kind.BLOCKED;
                    case PENDING -> Interaction.Kind.PENDING;
                },
                judgement.badge());
    }
}
