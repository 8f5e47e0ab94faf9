package skyferry.stage.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which keys do which command.
 *
 * @param strokes the keys of every command; none for a command that is reached by mouse and search alone
 */
public record KeyMap(Map<Command, List<Stroke>> strokes) {
    private static final String BETWEEN = "  ";

    public KeyMap {
        Map<Command, List<Stroke>> whole = new EnumMap<>(Command.class);
        for (Command command : Command.values()) {
            whole.put(command, List.copyOf(strokes.getOrDefault(command, List.of())));
        }
        strokes = whole;
    }

    /** The keys as they come. */
    public static KeyMap standard() {
        Map<Command, List<Stroke>> strokes = new EnumMap<>(Command.class);
        for (Command command : Command.values()) {
            strokes.put(command, command.keys());
        }
        return new KeyMap(strokes);
    }

    /** The keys as they come, but for those that were kept; names that mean no command are passed over. */
    public static KeyMap of(Map<String, String> kept) {
        KeyMap keys = standard();
        for (Command command : Command.values()) {
            String own = kept.get(command.name());
            if (own != null) {
                keys = keys.with(
                        command,
                        Arrays.stream(own.split(BETWEEN, -1))
                                .filter(name -> !name.isBlank())
                                .map(Stroke::new)
                                .toList());
            }
        }
        return keys;
    }

    /** What differs from the keys as they come, to be kept. */
    public Map<String, String> changed() {
        Map<String, String> changed = new TreeMap<>();
        strokes.forEach((command, keys) -> {
            if (!keys.equals(command.keys())) {
                changed.put(
                        command.name(),
                        String.join(BETWEEN, keys.stream().map(Stroke::name).toList()));
            }
        });
        return changed;
    }

    /** The same map with other keys for one command. */
    public KeyMap with(Command command, List<Stroke> keys) {
        Map<Command, List<Stroke>> next = new EnumMap<>(strokes);
        next.put(command, keys);
        return new KeyMap(next);
    }

    /**
     * The command of a stroke. Shift is passed over where nothing else has the stroke with Shift; of two commands with one
     * stroke the first in the list has it.
     */
    public Optional<Command> find(Stroke stroke) {
        return exactly(stroke).or(() -> exactly(stroke.withoutShift()));
    }

    private Optional<Command> exactly(Stroke stroke) {
        return strokes.entrySet().stream()
                .filter(entry -> entry.getValue().contains(stroke))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Strokes that more than one command claims, with these. */
    public Map<Stroke, List<Command>> conflicts() {
        Map<Stroke, List<Command>> owners = new LinkedHashMap<>();
        strokes.forEach((command, keys) -> keys.forEach(
                key -> owners.computeIfAbsent(key, k -> new ArrayList<>()).add(command)));
        owners.values().removeIf(commands -> commands.size() < 2);
        return owners;
    }

    /** The key that is shown beside a command; empty if it has none. */
    public String shown(Command command) {
        return strokes.getOrDefault(command, List.of()).stream()
                .findFirst()
                .map(Stroke::shown)
                .orElse("");
    }
}
