package skyferry.stage.command;

import java.util.function.Consumer;
import skyferry.stage.words.Words;

/** Says in tooltips and menus by which key a command is reached, and says it anew when the keys are changed. */
public final class Tips {
    private final Words words;
    private final CommandDesk desk;

    public Tips(Words words, CommandDesk desk) {
        this.words = words;
        this.desk = desk;
    }

    /** What a command does, in words. */
    public String of(Command command) {
        return words.of("command." + command);
    }

    /** Hands over a text with the command's key behind it, now and after every change. */
    public void follow(Command command, String text, Consumer<String> say) {
        desk.keysProperty().subscribe(keys -> {
            String key = keys.shown(command);
            say.accept(key.isEmpty() ? text : words.of("command.tip", text, key));
        });
    }

    /** Hands over the command's own words with its key behind them. */
    public void follow(Command command, Consumer<String> say) {
        follow(command, of(command), say);
    }

    /** What a command does, with its key as it is now. */
    public String withKey(Command command) {
        String key = desk.keys().shown(command);
        return key.isEmpty() ? of(command) : words.of("command.tip", of(command), key);
    }

    /** Does what a command asks for. */
    public Runnable doing(Command command) {
        return () -> desk.perform(command);
    }
}
