package skyferry.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A fault at an instant; the arguments ({@code host}, {@code vm}, {@code network}, {@code vni}, ..) depend on the kind. */
public record Fault(long atNanos, FaultKind kind, Map<String, String> arguments) {
    public Fault {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** The argument, or the empty string. */
    public String argument(String name) {
        return arguments.getOrDefault(name, "");
    }
}
