package skyferry.stage.inspector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skyferry.migration.Preflight;
import skyferry.migration.Preflight.Blocker;
import skyferry.model.Host;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;
import skyferry.run.Preview;
import skyferry.run.WorldAt;
import skyferry.scene.Quantities;
import skyferry.stage.session.Judge;
import skyferry.stage.words.Words;

/** The checks before a move to one host, each with its result in words. */
final class MoveCheck {
    private final Words words;
    private final Judge judge;

    MoveCheck(Words words, Judge judge) {
        this.words = words;
        this.judge = judge;
    }

    /** @param remedies what can be done about one that failed */
    record Line(boolean passed, String text, List<String> remedies) {
        Line {
            remedies = List.copyOf(remedies);
        }
    }

    /** All checks in the order in which they are made, from what the engine said. */
    List<Line> lines(Scenario scenario, WorldAt world, String vm, String host, Preview preview) {
        Map<Preflight.Check, List<Blocker>> failed = preview instanceof Preview.Blocked blocked
                ? blocked.blockers().stream().collect(Collectors.groupingBy(b -> Preflight.checkOf(b.code())))
                : Map.of();
        return Stream.of(Preflight.Check.values())
                .flatMap(check -> failed.containsKey(check)
                        ? failed.get(check).stream().map(this::failedLine)
                        : passed(check, scenario, world, vm, host).stream())
                .toList();
    }

    private Line failedLine(Blocker blocker) {
        return new Line(
                false,
                judge.cause(blocker),
                blocker.remedies().stream().map(judge::remedy).toList());
    }

    private Optional<Line> passed(Preflight.Check check, Scenario scenario, WorldAt world, String vmId, String hostId) {
        Vm vm = scenario.vm(vmId);
        Host host = scenario.host(hostId);
        WorldAt.HostAt at = world.hosts().get(hostId);
        String text = switch (check) {
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
        };
        return text.isEmpty() ? Optional.empty() : Optional.of(new Line(true, text, List.of()));
    }
}
