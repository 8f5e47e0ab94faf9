package skyferry.stage.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import skyferry.stage.player.Player;
import skyferry.stage.session.MoveAction;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;

/** What the keys do wherever the focus is, as long as the control that has it has no use for them. */
public final class Keys {
    private final Session session;
    private final Player player;
    private final Look look;
    private final Commands commands;
    /** The key that is down has done its work: its letter is not for anybody. */
    private boolean spent;

    public Keys(Session session, Look look, Commands commands) {
        this.session = session;
        this.player = session.player();
        this.look = look;
        this.commands = commands;
    }

    /** Listens to a scene's keys. */
    public void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() ? shortcut(event, scene.getFocusOwner()) : plain(event, scene.getFocusOwner())) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> spent = false);
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (spent) {
                event.consume();
            } else if (!writes(scene.getFocusOwner()) && typed(event.getCharacter())) {
                event.consume();
            }
        });
    }

    private boolean shortcut(KeyEvent event, @org.jspecify.annotations.Nullable Node focused) {
        switch (event.getCode()) {
            case Z -> {
                if (edits(focused)) {
                    return false;
                }
                if (event.isShiftDown()) {
                    session.redo();
                } else {
                    session.undo();
                }
            }
            case Y -> {
                if (edits(focused)) {
                    return false;
                }
                session.redo();
            }
            case O -> commands.openFile();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean writes(@org.jspecify.annotations.Nullable Node focused) {
        return focused instanceof TextInputControl;
    }

    /** Whether somebody is writing words there that its own undo takes back. */
    private static boolean edits(@org.jspecify.annotations.Nullable Node focused) {
        return focused instanceof TextInputControl input && input.isEditable() && input.isUndoable();
    }

    private boolean plain(KeyEvent event, @org.jspecify.annotations.Nullable Node focused) {
        KeyCode code = event.getCode();
        if (writes(focused) || event.isAltDown()) {
            return false;
        }
        boolean takesSpace = focused instanceof ButtonBase
                || focused instanceof ComboBoxBase
                || focused instanceof ChoiceBox
                || focused instanceof TitledPane;
        boolean takesArrows = focused instanceof Slider || focused instanceof ListView || focused instanceof ButtonBase;
        return switch (code) {
            case SPACE -> !takesSpace && done(player::toggle);
            case LEFT -> !takesArrows && done(player::stepBack);
            case RIGHT -> !takesArrows && done(player::stepForward);
            case HOME -> !takesArrows && done(player::toStart);
            case END -> !takesArrows && done(player::toEnd);
            case M -> done(commands::moveSelected);
            case X -> done(() -> commands.act(MoveAction.CANCEL));
            case P -> done(() -> commands.act(MoveAction.POSTCOPY));
            case R -> done(() -> commands.act(MoveAction.RECOVER));
            case H -> done(commands::chooseManner);
            case L -> done(commands::toggleLeft);
            case T -> done(commands::toggleTrace);
            case I -> done(commands::toggleIsolation);
            case F -> done(commands::toggleTables);
            case C -> done(commands::toggleFollow);
            case B -> done(commands::fork);
            case K -> done(commands::compare);
            case D -> done(look::toggleTheme);
            case S ->
                done(() -> player.slowMotionProperty()
                        .set(!player.slowMotionProperty().get()));
            case PAGE_DOWN -> done(() -> commands.turn(1));
            case PAGE_UP -> done(() -> commands.turn(-1));
            case BACK_SPACE -> done(commands::startAgain);
            case J -> done(this::toTask);
            case A -> done(commands::toggleTalk);
            case O -> done(commands::showLessons);
            case DIGIT1, NUMPAD1 -> done(() -> commands.depth(0));
            case DIGIT2, NUMPAD2 -> done(() -> commands.depth(1));
            case DIGIT3, NUMPAD3 -> done(() -> commands.depth(2));
            case F1 -> done(commands::toggleHelp);
            case ESCAPE -> done(commands::escape);
            default -> false;
        };
    }

    /** Goes to what the lesson asks for. If that is a text, the letter of the key itself must not be written there. */
    private void toTask() {
        spent = true;
        commands.toTask();
    }

    /** Signs that lie on different keys of different keyboards. */
    private boolean typed(String sign) {
        return switch (sign) {
            case "+", "=" -> done(() -> commands.zoom(2));
            case "-", "−" -> done(() -> commands.zoom(-2));
            case "0" -> done(commands::fit);
            case ">" -> done(() -> player.changeSpeed(2));
            case "<" -> done(() -> player.changeSpeed(0.5));
            case "?" -> done(commands::toggleHelp);
            default -> false;
        };
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }
}
