package skyferry.stage.canvas;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.session.MoveAction;
import skyferry.stage.session.Session;
import skyferry.stage.session.ThingAction;
import skyferry.stage.words.Words;

/** What can be done with a thing on the canvas, or with the canvas, at the pointer. What cannot be done says why. */
final class ThingMenu {
    private final Words words;
    private final Session session;
    private final Tips tips;
    private final ContextMenu menu = new ContextMenu();

    ThingMenu(Words words, Session session, Tips tips) {
        this.words = words;
        this.session = session;
        this.tips = tips;
    }

    /** Opens for a thing, or for the ground, at a point of the screen. */
    void show(Optional<Target> target, Node owner, double screenX, double screenY) {
        menu.getItems().clear();
        target.ifPresentOrElse(this::fill, this::ground);
        part(Command.LIMITS);
        menu.show(owner, screenX, screenY);
    }

    private void fill(Target target) {
        switch (target) {
            case Target.VmTarget vm -> machine(vm.vm());
            case Target.HostTarget host -> {
                things(host);
                part(Command.FLOW_TABLES, Command.TRACE);
            }
            case Target.LinkTarget link -> {
                things(link);
                part(Command.PHYSICAL);
            }
            case Target.NodeTarget node -> part(Command.PHYSICAL, Command.TRACE);
            case Target.BridgeTarget bridge -> part(Command.FLOW_TABLES, Command.TRACE);
            case Target.NetworkTarget network -> part(Command.ISOLATION, Command.TRACE, Command.TENANTS);
            case Target.TimeTarget time -> {
                // It lies on the timeline, which has a menu of its own.
            }
            case Target.MomentTarget moment -> {
                // Likewise.
            }
            case Target.FigureTarget figure -> {
                // It is asked by a click.
            }
        }
    }

    private void machine(String vm) {
        boolean moving = session.world().moves().stream()
                .anyMatch(move -> move.record().vm().equals(vm));
        if (moving) {
            for (MoveAction action : MoveAction.values()) {
                add(
                        "menu-" + action,
                        words.of("move." + action),
                        action.obstacle(session, vm),
                        () -> action.perform(session, vm));
            }
        } else {
            add(
                    "menu-MOVE",
                    words.of("inspector.move"),
                    Optional.empty(),
                    () -> session.draft().choose(vm));
            part(Command.MANNER);
        }
        part(Command.TRACE, Command.FOLLOW);
    }

    private void things(Target target) {
        for (ThingAction action : ThingAction.values()) {
            if (action.suits(target)) {
                add(
                        "menu-" + action,
                        words.of("command." + action),
                        action.obstacle(session, target),
                        () -> action.perform(session, target));
            }
        }
    }

    private void ground() {
        part(Command.FIT, Command.FOLLOW);
        part(Command.PHYSICAL, Command.TENANTS, Command.FLOW_TABLES);
        part(Command.SEARCH);
    }

    private void part(Command... commands) {
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (Command command : commands) {
            MenuItem item = new MenuItem(tips.withKey(command));
            item.setId("menu-" + command);
            item.setOnAction(event -> tips.doing(command).run());
            menu.getItems().add(item);
        }
    }

    private void add(String id, String name, Optional<String> obstacle, Runnable action) {
        MenuItem item = new MenuItem(obstacle.map(code -> words.of("move.item", name, words.code("reason", code)))
                .orElse(name));
        item.setId(id);
        item.setDisable(obstacle.isPresent());
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }
}
