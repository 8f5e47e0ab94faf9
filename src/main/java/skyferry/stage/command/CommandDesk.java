package skyferry.stage.command;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import skyferry.stage.settings.Settings;

/** Does what commands ask for, and knows the keys in use. The window binds each command once, to the place that does it. */
public final class CommandDesk {
    private static final String KEYS = "keys";

    private final Map<Command, Runnable> deeds = new EnumMap<>(Command.class);
    private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>(this, "keys", KeyMap.standard());

    /** With the keys that were kept; every change of them is kept from now on. */
    public CommandDesk(Settings settings) {
        keys.set(KeyMap.of(settings.read(KEYS)));
        keys.addListener((property, old, chosen) -> settings.write(KEYS, chosen.changed()));
    }

    /**
     * Says what a command does.
     *
     * @throws IllegalStateException when something else does it already
     */
    public void bind(Command command, Runnable deed) {
        if (deeds.putIfAbsent(command, deed) != null) {
            throw new IllegalStateException(command + " is bound twice");
        }
    }

    /**
     * Does it.
     *
     * @throws IllegalStateException when nothing was bound to it
     */
    public void perform(Command command) {
        Runnable deed = deeds.get(command);
        if (deed == null) {
            throw new IllegalStateException(command + " is not bound");
        }
        deed.run();
    }

    /** The keys in use. */
    public ObjectProperty<KeyMap> keysProperty() {
        return keys;
    }

    public KeyMap keys() {
        return keys.get();
    }
}
