package skyferry.scenario.cpu;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.CpuModel;

/** CPU models by the names that QEMU and libvirt give them. */
public record CpuMap(Map<String, CpuModel> models) {
    public CpuMap {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    /** The model of that name. */
    public Optional<CpuModel> find(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** All names, in the order of the file. */
    public List<String> names() {
        return List.copyOf(models.keySet());
    }
}
