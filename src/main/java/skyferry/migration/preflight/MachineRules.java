package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;

/** Old machine types run on newer hypervisors, not the reverse. */
final class MachineRules {
    private MachineRules() {}

    static List<Map<String, String>> typeUnknown(Situation s) {
        String own = s.vm().hardware().machine();
        String needed = own.isEmpty() ? s.source().machine() : own;
        return s.live() && newer(needed, s.target().machine())
                ? Rule.broken("needed", needed, "known", s.target().machine())
                : Rule.KEPT;
    }

    static List<Map<String, String>> hypervisorOlder(Situation s) {
        String here = s.source().platform().hypervisor();
        String there = s.target().platform().hypervisor();
        return s.live() && !here.isEmpty() && !there.isEmpty() && newer(here, there)
                ? Rule.broken("needed", here, "known", there)
                : Rule.KEPT;
    }

    /** Compares the two numbers at the end of {@code pc-q35-8.1}. */
    private static boolean newer(String needed, String known) {
        if (needed.equals(known)) {
            return false;
        }
        int[] a = versionOf(needed);
        int[] b = versionOf(known);
        return a[0] > b[0] || a[0] == b[0] && a[1] > b[1];
    }

    private static int[] versionOf(String machine) {
        int dash = machine.lastIndexOf('-');
        String[] parts = machine.substring(dash + 1).split("\\.");
        int[] version = new int[2];
        for (int i = 0; i < Math.min(2, parts.length); i++) {
            if (!parts[i].isEmpty() && parts[i].length() < 6 && parts[i].chars().allMatch(Character::isDigit)) {
                version[i] = Integer.parseInt(parts[i]);
            }
        }
        return version;
    }
}
