package skyferry.stage.command;

import org.kordamp.ikonli.feather.Feather;
import skyferry.stage.parts.IconButton;

/** A flat button for a command: a sign, and in its tooltip what it does and by which key. */
public final class CommandButton extends IconButton {

    public CommandButton(Feather icon, Command command, Tips tips, String id) {
        super(icon, tips.of(command), tips.doing(command));
        setId(id);
        tips.follow(command, this::say);
    }
}
