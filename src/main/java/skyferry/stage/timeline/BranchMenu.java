package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.scene.Quantities;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.session.Branch;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** The futures of a study: forks the one shown, or goes over to another. */
final class BranchMenu extends MenuButton {
    private final Words words;
    private final Session session;
    private final Tips tips;

    BranchMenu(Words words, Session session, Tips tips) {
        super(null, new FontIcon(Feather.GIT_BRANCH));
        this.words = words;
        this.session = session;
        this.tips = tips;
        setId("branches");
        getStyleClass().addAll(Styles.FLAT, "quiet", "icon-button", "no-arrow");
        setAccessibleText(words.of("branch.menu"));
        setTooltip(new Tooltip(words.of("branch.tip")));
        session.branchesProperty().subscribe(branches -> fill());
    }

    private void fill() {
        MenuItem fork = new MenuItem(tips.withKey(Command.FORK));
        fork.setId("fork");
        fork.setOnAction(event -> tips.doing(Command.FORK).run());
        getItems().setAll(fork, new SeparatorMenuItem());
        for (Branch branch : session.branchesProperty().get()) {
            MenuItem item = new MenuItem(
                    words.of(branch.shown() ? "branch.shown" : "branch.item", branch.number(), what(branch)));
            item.setDisable(branch.shown());
            item.setOnAction(event -> session.goTo(branch.number()));
            getItems().add(item);
        }
    }

    private String what(Branch branch) {
        int done = branch.run().actions().size();
        return done == 0
                ? words.of("branch.none")
                : words.of("branch.done", done, Quantities.clock(branch.forkedNanos()));
    }
}
