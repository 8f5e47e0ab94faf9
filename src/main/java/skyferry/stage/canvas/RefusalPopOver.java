package skyferry.stage.canvas;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import skyferry.scene.Picture.Hit;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Judgement;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Why a host could not take the machine that was dropped on it, and what helps; points at the host. */
public final class RefusalPopOver {
    private final Words words;
    private final Look look;
    private final WorldView world;
    private Optional<PopOver> open = Optional.empty();

    public RefusalPopOver(Words words, Look look, WorldView world) {
        this.words = words;
        this.look = look;
        this.world = world;
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
        Label title = new Label(words.of("refusal.title", judgement.host()));
        title.getStyleClass().addAll("title", "bad");
        box.getChildren().add(title);
        add(box, judgement.causes(), "cause");
        if (!judgement.remedies().isEmpty()) {
            Label helps = new Label(words.of("refusal.helps"));
            helps.getStyleClass().add("strong");
            box.getChildren().add(helps);
            add(box, judgement.remedies().stream().map(r -> "• " + r).toList(), "remedy");
        }
        return box;
    }

    private static void add(VBox box, List<String> lines, String style) {
        for (String line : lines) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.setPrefWidth(330);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().add(style);
            box.getChildren().add(label);
        }
    }
}
