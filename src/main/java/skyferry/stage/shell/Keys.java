package skyferry.stage.shell;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.command.Stroke;

/** What the keys do wherever the focus is, as long as the control that has it has no use for them. */
public final class Keys {
    private static final Set<KeyCode> ARROWS = EnumSet.of(
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN);

    /** With these a text is walked through or changed. */
    private static final Set<KeyCode> EDITING =
            EnumSet.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.BACK_SPACE, KeyCode.DELETE);

    private final CommandDesk desk;
    /** The key that is down has done its work: its letter is not for anybody. */
    private boolean spent;

    public Keys(CommandDesk desk) {
        this.desk = desk;
    }

    /** Listens to a scene's keys. */
    public void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            spent = false;
            if (!waits(scene.getFocusOwner()) && pressed(event, scene.getFocusOwner())) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> spent = false);
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            boolean free = !writes(scene.getFocusOwner()) && !waits(scene.getFocusOwner());
            if (spent || free && typed(event)) {
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event, @Nullable Node focused) {
        Optional<Command> command = Stroke.pressed(event).flatMap(desk.keys()::find);
        if (command.isEmpty() || takes(event, focused)) {
            return false;
        }
        // What the command brings the focus to is not to be written into by the key itself.
        spent = !event.isShortcutDown();
        desk.perform(command.get());
        return true;
    }

    private boolean typed(KeyEvent event) {
        Optional<Command> command = Stroke.typed(event.getCharacter()).flatMap(desk.keys()::find);
        command.ifPresent(desk::perform);
        return command.isPresent();
    }

    /** Whether the control that has the focus has a use for the key itself. */
    private static boolean takes(KeyEvent event, @Nullable Node focused) {
        KeyCode code = event.getCode();
        if (writes(focused)) {
            boolean undoes = code == KeyCode.Z || code == KeyCode.Y;
            return !event.isShortcutDown()
                    || ARROWS.contains(code)
                    || EDITING.contains(code)
                    || undoes && edits(focused);
        }
        return switch (focused) {
            case Slider slider -> ARROWS.contains(code) && !turnsPages(code);
            case ListView<?> list -> ARROWS.contains(code) && !turnsPages(code);
            case ButtonBase button -> takesByButton(event);
            case ComboBoxBase<?> box -> code == KeyCode.SPACE;
            case ChoiceBox<?> box -> code == KeyCode.SPACE;
            case TitledPane pane -> code == KeyCode.SPACE;
            case null, default -> false;
        };
    }

    private static boolean turnsPages(KeyCode code) {
        return code == KeyCode.PAGE_UP || code == KeyCode.PAGE_DOWN;
    }

    private static boolean takesByButton(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean plain = !event.isShortcutDown() && !event.isShiftDown();
        return code == KeyCode.SPACE || plain && ARROWS.contains(code) && !turnsPages(code);
    }

    private static boolean writes(@Nullable Node focused) {
        return focused instanceof TextInputControl;
    }

    /** Whether every key is for the control: it asks which key to take for a command. */
    private static boolean waits(@Nullable Node focused) {
        return focused instanceof KeyTaker taker && taker.isTaking();
    }

    /** Whether somebody is writing words there that its own undo takes back. */
    private static boolean edits(@Nullable Node focused) {
        return focused instanceof TextInputControl input && input.isEditable() && input.isUndoable();
    }
}
