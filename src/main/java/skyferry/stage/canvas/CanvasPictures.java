package skyferry.stage.canvas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import skyferry.scene.CanvasInput;
import skyferry.scene.CanvasLayers;
import skyferry.scene.CanvasScene;
import skyferry.scene.Interaction;
import skyferry.scene.Layers;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.MoveDraft;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;

/** The pictures of the world: the one that stands still is kept for as long as the scene says that it has not changed. */
final class CanvasPictures {
    private final Session session;
    private final Look look;
    private final ReadOnlyObjectProperty<Layers> layers;
    private final CanvasScene scene = new CanvasScene();
    private Optional<CanvasLayers> last = Optional.empty();

    CanvasPictures(Session session, Look look, ReadOnlyObjectProperty<Layers> layers) {
        this.session = session;
        this.look = look;
        this.layers = layers;
    }

    /** What stands still, then what moves. */
    List<Picture> compose(double width, double height, Optional<Target> hovered) {
        CanvasInput input = new CanvasInput(
                session.run().scenario(),
                session.world(),
                interaction(hovered),
                look.palette(),
                width,
                height,
                look.textScale(),
                session.motion(),
                layers.get());
        Object key = scene.backKey(input);
        CanvasLayers next = last.filter(old -> old.backKey().equals(key))
                .map(old -> new CanvasLayers(old.back(), scene.live(input), key))
                .orElseGet(() -> scene.compose(input));
        last = Optional.of(next);
        return List.of(next.back(), next.live());
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
