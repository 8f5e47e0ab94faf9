package skyferry.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skyferry.model.Hardware;
import skyferry.model.Nic;
import skyferry.model.Sriov;
import skyferry.model.Technique;

/** Devices whose state is in hardware, or in a process of the host that does not come along. */
final class DeviceRules {
    private DeviceRules() {}

    static List<Map<String, String>> functionAttached(Situation s) {
        return s.live() && !s.options().devices().detach() && !stateMoves(s)
                ? each(cards(s, Nic.Attach.VF))
                : Rule.KEPT;
    }

    private static boolean stateMoves(Situation s) {
        return s.source().sriov().migration() == Sriov.Migration.VFIO_V2
                && s.target().sriov().migration() == Sriov.Migration.VFIO_V2;
    }

    private static List<Integer> cards(Situation s, Nic.Attach attach) {
        List<Integer> cards = new ArrayList<>();
        for (int i = 0; i < s.vm().nics().size(); i++) {
            if (s.vm().nics().get(i).attach() == attach) {
                cards.add(i);
            }
        }
        return cards;
    }

    private static List<Map<String, String>> each(List<Integer> cards) {
        return cards.isEmpty()
                ? Rule.KEPT
                : cards.stream()
                        .map(number -> Map.of("nic", Integer.toString(number)))
                        .toList();
    }

    /** QEMU 8.1 moves the state of one VFIO device. */
    static List<Map<String, String>> severalFunctions(Situation s) {
        int count = cards(s, Nic.Attach.VF).size();
        return s.live() && count > 1 && stateMoves(s) && !s.options().devices().detach()
                ? Rule.broken("count", Integer.toString(count))
                : Rule.KEPT;
    }

    /** QEMU moves no VFIO device's state in post-copy: the device cannot wait for a page ({@code vfio_save_prepare}). */
    static List<Map<String, String>> inPostcopy(Situation s) {
        boolean postcopy = s.technique() == Technique.POSTCOPY || s.technique() == Technique.HYBRID;
        return postcopy && stateMoves(s) && !s.options().devices().detach() ? each(cards(s, Nic.Attach.VF)) : Rule.KEPT;
    }

    static List<Map<String, String>> noFreeFunction(Situation s) {
        long needed = 0;
        for (Nic nic : s.vm().nics()) {
            needed += nic.attach().takesVf() ? 1 : 0;
        }
        return !s.stays() && needed > s.room().freeVirtualFunctions()
                ? Rule.broken(
                        "needed",
                        Long.toString(needed),
                        "free",
                        Integer.toString(Math.max(0, s.room().freeVirtualFunctions())),
                        "host",
                        s.target().id())
                : Rule.KEPT;
    }

    static List<Map<String, String>> controlQueue(Situation s) {
        return s.live() && !s.options().devices().detach()
                ? each(cards(s, Nic.Attach.VDPA).stream()
                        .filter(i -> s.vm().nics().get(i).controlQueue())
                        .toList())
                : Rule.KEPT;
    }

    /** A guest that is shut down gets its devices anew. */
    static List<Map<String, String>> has(Situation s, Hardware.Device device) {
        return Rule.when(s.live() && s.vm().hardware().devices().contains(device));
    }
}
