package skyferry.stage.canvas;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import skyferry.stage.session.MoveAction;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** What can be done with a machine, at the pointer: move it, or act on its move. What cannot be done says why. */
final class MoveMenu {
    private final Words words;
    private final Session session;
    private final ContextMenu menu = new ContextMenu();

    MoveMenu(Words words, Session session) {
        this.words = words;
        this.session = session;
    }

    /** Opens at a point of the screen. */
    void show(String vm, Node owner, double screenX, double screenY) {
        menu.getItems().clear();
        boolean moving = session.world().moves().stream()
                .anyMatch(move -> move.record().vm().equals(vm));
        if (moving) {
            for (MoveAction action : MoveAction.values()) {
                menu.getItems().add(item(action, vm));
            }
        } else {
            MenuItem move = new MenuItem(words.of("inspector.move"));
            move.setOnAction(event -> session.draft().choose(vm));
            menu.getItems().add(move);
        }
        menu.show(owner, screenX, screenY);
    }

    private MenuItem item(MoveAction action, String vm) {
        Optional<String> obstacle = action.obstacle(session, vm);
        String name = words.of("move." + action);
        MenuItem item = new MenuItem(obstacle.map(code -> words.of("move.item", name, words.code("reason", code)))
                .orElse(name));
        item.setId("menu-" + action);
        item.setDisable(obstacle.isPresent());
        item.setOnAction(event -> action.perform(session, vm));
        return item;
    }
}
