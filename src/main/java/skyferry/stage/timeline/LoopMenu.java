package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.migration.MigrationRecord;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** Sets the part of the run that is played again and again, by its ends or as a whole move, or ends it. */
final class LoopMenu extends MenuButton {

    LoopMenu(Words words, Session session, Tips tips) {
        super(null, new FontIcon(Feather.REPEAT));
        setId("loop");
        getStyleClass().addAll(Styles.FLAT, "quiet", "icon-button", "no-arrow");
        setAccessibleText(words.of("loop.tip"));
        setTooltip(new Tooltip(words.of("loop.tip")));
        session.player().loopProperty().subscribe(loop -> {
            getStyleClass().remove("on");
            if (loop.isPresent()) {
                getStyleClass().add("on");
            }
        });
        showingProperty().subscribe(open -> {
            getItems().setAll(item(Command.LOOP_FROM, tips), item(Command.LOOP_TO, tips), item(Command.LOOP_OFF, tips));
            getItems()
                    .getLast()
                    .setDisable(session.player().loopProperty().get().isEmpty());
            List<MigrationRecord> moves = session.run().timeline().migrations();
            if (!moves.isEmpty()) {
                getItems().addAll(new SeparatorMenuItem(), move(words, session, moves));
            }
        });
    }

    private static MenuItem item(Command command, Tips tips) {
        MenuItem item = new MenuItem(tips.withKey(command));
        item.setId("loop-" + command);
        item.setOnAction(event -> tips.doing(command).run());
        return item;
    }

    /** The move of the selected machine, or else the first. */
    private static MenuItem move(Words words, Session session, List<MigrationRecord> moves) {
        Optional<String> vm = session.selectedVm();
        MigrationRecord move = moves.stream()
                .filter(record -> vm.filter(record.vm()::equals).isPresent())
                .findFirst()
                .orElse(moves.getFirst());
        MenuItem item = new MenuItem(words.of("loop.move", move.vm()));
        item.setId("loop-move");
        item.setOnAction(event -> session.player().setLoop(move.startNanos(), move.lastNanos()));
        return item;
    }
}
