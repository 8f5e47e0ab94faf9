package skyferry.migration.preflight;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import skyferry.model.Hardware;
import skyferry.model.Nic;
import skyferry.model.Sriov;
import skyferry.model.Technique;

/** Devices whose state is in hardware, or in a process of the host that does not come along. */
final class DeviceRules {
    private DeviceRules() {}

    static Stream<Map<String, String>> functionAttached(Situation s) {
        return s.live() && !s.options().devices().detach() && !stateMoves(s)
                ? cards(s, Nic.Attach.VF).mapToObj(DeviceRules::card)
                : Stream.empty();
    }

    private static boolean stateMoves(Situation s) {
        return s.source().sriov().migration() == Sriov.Migration.VFIO_V2
                && s.target().sriov().migration() == Sriov.Migration.VFIO_V2;
    }

    private static IntStream cards(Situation s, Nic.Attach attach) {
        return IntStream.range(0, s.vm().nics().size())
                .filter(i -> s.vm().nics().get(i).attach() == attach);
    }

    private static Map<String, String> card(int number) {
        return Map.of("nic", Integer.toString(number));
    }

    /** QEMU 8.1 moves the state of one VFIO device. */
    static Stream<Map<String, String>> severalFunctions(Situation s) {
        long count = cards(s, Nic.Attach.VF).count();
        return Rule.when(
                s.live() && count > 1 && stateMoves(s) && !s.options().devices().detach(),
                "count",
                Long.toString(count));
    }

    /** QEMU moves no VFIO device's state in post-copy: the device cannot wait for a page ({@code vfio_save_prepare}). */
    static Stream<Map<String, String>> inPostcopy(Situation s) {
        boolean postcopy = s.technique() == Technique.POSTCOPY || s.technique() == Technique.HYBRID;
        return postcopy && stateMoves(s) && !s.options().devices().detach()
                ? cards(s, Nic.Attach.VF).mapToObj(DeviceRules::card)
                : Stream.empty();
    }

    static Stream<Map<String, String>> noFreeFunction(Situation s) {
        long needed =
                s.vm().nics().stream().filter(nic -> nic.attach().takesVf()).count();
        return Rule.when(
                !s.stays() && needed > s.room().freeVirtualFunctions(),
                "needed",
                Long.toString(needed),
                "free",
                Integer.toString(Math.max(0, s.room().freeVirtualFunctions())),
                "host",
                s.target().id());
    }

    static Stream<Map<String, String>> controlQueue(Situation s) {
        return s.live() && !s.options().devices().detach()
                ? cards(s, Nic.Attach.VDPA)
                        .filter(i -> s.vm().nics().get(i).controlQueue())
                        .mapToObj(DeviceRules::card)
                : Stream.empty();
    }

    /** A guest that is shut down gets its devices anew. */
    static Stream<Map<String, String>> has(Situation s, Hardware.Device device) {
        return Rule.when(s.live() && s.vm().hardware().devices().contains(device));
    }
}
