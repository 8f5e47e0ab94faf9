package skyferry.dataplane;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All bridges as they are installed at one instant. Immutable; a push makes a new one that shares what did not change. */
public record DataPlane(Map<String, Bridge> bridges) {
    public static final DataPlane EMPTY = new DataPlane(Map.of());

    public DataPlane {
        bridges = Collections.unmodifiableMap(new LinkedHashMap<>(bridges));
    }
}
