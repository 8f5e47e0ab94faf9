package skyferry.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A named set of guest-visible CPU features, as in libvirt's CPU map.
 *
 * @param id the name QEMU and libvirt use, such as {@code Cascadelake-Server}
 * @param flags feature names as the guest's kernel prints them
 */
public record CpuModel(String id, String vendor, Set<String> flags) {
    public CpuModel {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    /** The features a guest started on this model would miss on {@code target}, in alphabetical order. */
    public Set<String> missingOn(CpuModel target) {
        Set<String> missing = new TreeSet<>(flags);
        missing.removeAll(target.flags);
        return missing;
    }
}
