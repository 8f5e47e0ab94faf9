package skyferry.stage.inspector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Check;
import skyferry.model.Host;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;
import skyferry.run.Preview;
import skyferry.run.WorldAt;
import skyferry.scene.Quantities;
import skyferry.stage.session.BlockerWords;
import skyferry.stage.words.Words;

/** The checks before a move to one host, each with its result in words. */
final class MoveCheck {
    private final Words words;
    private final BlockerWords blockers;

    MoveCheck(Words words, BlockerWords blockers) {
        this.words = words;
        this.blockers = blockers;
    }

    /** @param blocker what failed; empty for a check that was passed */
    record Line(String text, Optional<Blocker> blocker) {}

    /** All checks in the order in which they are made, from what the engine said. */
    List<Line> lines(Scenario scenario, WorldAt world, String vm, String host, Preview preview) {
        Map<Check, List<Blocker>> failed = preview instanceof Preview.Blocked blocked
                ? blocked.blockers().stream()
                        .collect(Collectors.groupingBy(b -> b.code().check()))
                : Map.of();
        return Stream.of(Check.values())
                .flatMap(check -> failed.containsKey(check)
                        ? failed.get(check).stream().map(this::failedLine)
                        : passed(check, scenario, world, vm, host).stream())
                .toList();
    }

    private Line failedLine(Blocker blocker) {
        return new Line(blockers.cause(blocker), Optional.of(blocker));
    }

    private Optional<Line> passed(Check check, Scenario scenario, WorldAt world, String vmId, String hostId) {
        Vm vm = scenario.vm(vmId);
        Host host = scenario.host(hostId);
        WorldAt.HostAt at = world.hosts().get(hostId);
        String text = switch (check) {
            case PLACE -> "";
            case CPU -> words.of("check.CPU", vm.cpu().id());
            case MACHINE_TYPE -> words.of("check.MACHINE_TYPE", host.machine());
            case MEMORY -> words.of("check.MEMORY", at == null ? "" : Quantities.bytes(at.freeRamBytes()), hostId);
            case DEVICES ->
                words.of(
                        vm.nics().stream().anyMatch(nic -> nic.attach() == Nic.Attach.VF)
                                ? "check.DEVICES.vfio"
                                : "check.DEVICES");
            case STORAGE -> words.of("check.STORAGE." + vm.disk().kind());
            case NETWORK -> words.of("check.NETWORK", host.vtep().address());
            case RULES -> vm.affinity().isEmpty() && vm.antiAffinity().isEmpty() ? "" : words.of("check.RULES");
            case CAPACITY ->
                host.platform().overcommit().isPresent()
                                || host.platform().maxMoves().isPresent()
                        ? words.of("check.CAPACITY", vm.vcpus())
                        : "";
        };
        return text.isEmpty() ? Optional.empty() : Optional.of(new Line(text, Optional.empty()));
    }
}
