package skyferry.stage.canvas;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import skyferry.migration.preflight.Blocker;
import skyferry.run.Fix;
import skyferry.run.Preview;
import skyferry.scene.Picture.Hit;
import skyferry.scene.Picture.Target;
import skyferry.stage.parts.Refusals;
import skyferry.stage.session.Background;
import skyferry.stage.session.BlockerWords;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Why a host could not take the machine that was dropped on it, and what helps; points at the host. */
public final class RefusalPopOver {
    private static final double WIDTH = 330;

    private final Words words;
    private final Look look;
    private final WorldView world;
    private final Session session;
    private final Background background;
    private final BlockerWords blockers;
    private Optional<PopOver> open = Optional.empty();

    public RefusalPopOver(
            Words words, Look look, WorldView world, Session session, Background background, BlockerWords blockers) {
        this.words = words;
        this.look = look;
        this.world = world;
        this.session = session;
        this.background = background;
        this.blockers = blockers;
    }

    /** Shows the verdict at its host. */
    public void show(Judgement judgement) {
        close();
        PopOver popOver = new PopOver(content(judgement));
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
        look.dressPopup(popOver.getRoot());
        Point2D at = world.area(new Target.HostTarget(judgement.host()))
                .map(this::onScreen)
                .orElseGet(() -> world.localToScreen(world.getWidth() / 2, world.getHeight() / 2));
        popOver.show(world, at.getX(), at.getY());
        open = Optional.of(popOver);
    }

    private Point2D onScreen(Hit card) {
        return world.canvas().localToScreen(card.x() + card.w() / 2, card.y() + card.h() / 2);
    }

    /** Takes it away. */
    public void close() {
        open.ifPresent(PopOver::hide);
        open = Optional.empty();
    }

    private VBox content(Judgement judgement) {
        VBox box = new VBox(5);
        box.setId("refusal");
        box.getStyleClass().add("why");
        judgement
                .preview()
                .filter(Preview.Blocked.class::isInstance)
                .map(Preview.Blocked.class::cast)
                .ifPresent(refused -> {
                    fill(box, judgement, refused, List.of());
                    var run = session.run();
                    background.run(
                            () -> session.engine().fixes(run, refused), fixes -> fill(box, judgement, refused, fixes));
                });
        return box;
    }

    private void fill(VBox box, Judgement judgement, Preview.Blocked refused, List<Fix> fixes) {
        Label title = new Label(words.of("refusal.title", judgement.host()));
        title.getStyleClass().addAll("title", "bad");
        box.getChildren().setAll(title);
        Refusals refusals = new Refusals(
                blockers, session.run().scenario().lens(), refused.asked().vm(), fixes, this::apply);
        for (Blocker blocker : refused.blockers()) {
            Label cause = new Label(blockers.cause(blocker));
            cause.getStyleClass().add("cause");
            cause.setWrapText(true);
            cause.setPrefWidth(WIDTH);
            cause.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(cause);
            add(box, refusals.production(blocker));
            Label helps = new Label(words.of("refusal.helps"));
            helps.getStyleClass().add("strong");
            box.getChildren().add(helps);
            add(box, refusals.remedies(blocker));
        }
    }

    private static void add(VBox box, List<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Region region) {
                region.setPrefWidth(WIDTH);
            }
            box.getChildren().add(node);
        }
    }

    private void apply(Fix fix) {
        close();
        fix.actions().forEach(session::act);
    }
}
