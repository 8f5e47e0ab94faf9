package skyferry.migration.preflight;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule that is not kept.
 *
 * @param arguments what the sentence needs; figures as decimal text in base units (bytes, ns, bytes/s)
 * @param remedies what can be done about it, the best first
 */
public record Blocker(Code code, Severity severity, Map<String, String> arguments, List<Remedy> remedies) {
    public Blocker {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        remedies = List.copyOf(remedies);
    }

    /** The argument, or the empty string. */
    public String argument(String name) {
        return arguments.getOrDefault(name, "");
    }
}
