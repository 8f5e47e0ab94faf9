package skyferry.exchange;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Repair;

/** What one action takes back, as a scenario's {@code actions} write it: {@code {do: clear-fault, host: host-a, ..}}. */
public final class RepairText {
    private RepairText() {}

    /** The action without its instant. */
    public static String of(Repair repair, Scenario scenario) {
        return "{do: " + repair.action().verb().id() + ", "
                + keys(repair.action(), scenario).entrySet().stream()
                        .map(key -> key.getKey() + ": " + key.getValue())
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static Map<String, String> keys(Action action, Scenario scenario) {
        return switch (action) {
            case Action.ClearFault clear -> fault(clear, scenario);
            case Action.ClearDuplicate clear -> Map.of("vm", clear.vm());
            case Action.RestoreLink restore -> Map.of("link", ends(restore.linkId(), scenario));
            default -> Map.of();
        };
    }

    /** The engine's names of a fault's arguments are not in every case those of a scenario. */
    private static Map<String, String> fault(Action.ClearFault clear, Scenario scenario) {
        Map<String, String> keys = new TreeMap<>();
        clear.arguments().forEach((name, value) -> {
            switch (name) {
                case "count" -> keys.put("frames", value);
                case "at" -> keys.put("to", value);
                case "link" -> keys.put("link", ends(value, scenario));
                default -> keys.put(name, value);
            }
        });
        keys.put("kind", clear.kind().id());
        return keys;
    }

    private static String ends(String link, Scenario scenario) {
        return scenario.fabric()
                .link(link)
                .map(cable -> "[" + cable.a() + ", " + cable.b() + "]")
                .orElse(link);
    }
}
