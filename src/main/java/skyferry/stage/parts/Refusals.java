package skyferry.stage.parts;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Remedy;
import skyferry.model.Lens;
import skyferry.run.Fix;
import skyferry.stage.session.BlockerWords;

/**
 * What stands below one blocker of a refused move: the production system's own words, a button for each remedy that can be
 * applied at once, and the others as sentences.
 */
public final class Refusals {
    private final BlockerWords words;
    private final Lens lens;
    private final String vm;
    private final List<Fix> fixes;
    private final Consumer<Fix> apply;

    /**
     * @param vm the machine that was to move
     * @param fixes remedies that can be applied at once
     * @param apply what a button does
     */
    public Refusals(BlockerWords words, Lens lens, String vm, List<Fix> fixes, Consumer<Fix> apply) {
        this.words = words;
        this.lens = lens;
        this.vm = vm;
        this.fixes = List.copyOf(fixes);
        this.apply = apply;
    }

    /** The lines below a blocker's own sentence. */
    public List<Node> below(Blocker blocker) {
        List<Node> nodes = new ArrayList<>(production(blocker));
        nodes.addAll(remedies(blocker));
        return nodes;
    }

    /** What the production system says; none where that is not known. */
    public List<Node> production(Blocker blocker) {
        return words.production(lens, blocker, vm)
                .<Node>map(text -> line(text, "production"))
                .map(List::of)
                .orElse(List.of());
    }

    /** What helps: buttons first. */
    public List<Node> remedies(Blocker blocker) {
        List<Node> nodes = new ArrayList<>();
        List<Fix> own =
                fixes.stream().filter(fix -> fix.blocker().equals(blocker)).toList();
        if (!own.isEmpty()) {
            FlowPane buttons = new FlowPane(4, 4);
            buttons.setPrefWrapLength(280);
            own.forEach(fix -> buttons.getChildren().add(button(fix)));
            nodes.add(buttons);
        }
        for (Remedy remedy : blocker.remedies()) {
            if (own.stream().noneMatch(fix -> fix.remedy() == remedy)) {
                nodes.add(line("• " + words.remedy(remedy), "remedy"));
            }
        }
        return nodes;
    }

    private Button button(Fix fix) {
        Button button = new Button(words.fix(fix));
        button.setId("fix-" + fix.remedy().id());
        button.getStyleClass().addAll(Styles.SMALL, "fix");
        button.setAccessibleText(words.remedy(fix.remedy()));
        button.setOnAction(event -> apply.accept(fix));
        return button;
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(style, "muted");
        return label;
    }
}
