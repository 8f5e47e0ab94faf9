package skyferry.run;

import static skyferry.run.Worlds.GIB;
import static skyferry.run.Worlds.SECOND;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import skyferry.migration.Beside;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.Disk;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Hardware;
import skyferry.model.Host;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.Link;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.CopyMode;
import skyferry.model.Nic;
import skyferry.model.PageClass;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** The moves of the table of failures, each in a small world of its own, and the instants that each of them has. */
final class FailureWorlds {
    static final String VM = "web-1";
    private static final long MS = 1_000_000L;
    private static final long FAILED = 6 * SECOND;
    private static final List<String> ROUNDS =
            List.of("before", "setup", "round-1", "round-2", "pause", "starting", "clean-up", "after");
    private static final List<String> PUSHED =
            List.of("before", "setup", "round-1", "pause", "starting", "resumed", "clean-up", "after");

    private FailureWorlds() {}

    /** All moves by name, each with its instants. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String rounds : List.of("precopy", "libvirt", "xen", "vmotion", "pair")) {
            all.put(rounds, ROUNDS);
        }
        List<String> throttled = new ArrayList<>(ROUNDS);
        throttled.add(4, "throttled");
        all.put("dirty-limit", throttled);
        all.put("postcopy", PUSHED);
        all.put("hybrid", PUSHED);
        all.put("stop-copy", List.of("before", "setup", "round-1", "starting", "clean-up", "after"));
        all.put("cold", List.of("before", "shut-down", "boot", "clean-up", "after"));
        all.put("cold-local", List.of("before", "shut-down", "copy-disk", "boot", "clean-up", "after"));
        List<String> mirrored = List.of("before", "mirror", "memory", "pause", "starting", "clean-up", "after");
        all.put("block", mirrored);
        all.put("block-blocking", mirrored);
        all.put("suspend", List.of("before", "save", "read", "clean-up", "after"));
        all.put("remus", List.of("before", "first-copy", "first-checkpoint", "protected"));
        all.put("remus-failover", List.of("detect", "take-over", "clean-up", "after"));
        all.put("criu", List.of("before", "dump", "transfer", "restore", "clean-up", "after"));
        all.put("criu-pre-dump", List.of("before", "pre-dump", "dump", "transfer", "restore", "clean-up", "after"));
        all.put("criu-lazy", List.of("before", "dump", "transfer", "restore", "resumed", "clean-up", "after"));
        all.put("restart", List.of("before", "stop", "start", "readiness", "clean-up", "after"));
        return all;
    }

    static Technique technique(String move) {
        return switch (move) {
            case "precopy", "libvirt", "xen", "vmotion", "pair", "dirty-limit" -> Technique.PRECOPY;
            case "postcopy" -> Technique.POSTCOPY;
            case "hybrid" -> Technique.HYBRID;
            case "stop-copy" -> Technique.STOP_COPY;
            case "cold", "cold-local" -> Technique.COLD;
            case "block", "block-blocking" -> Technique.BLOCK;
            case "suspend" -> Technique.SUSPEND;
            case "remus", "remus-failover" -> Technique.REMUS;
            case "criu", "criu-pre-dump" -> Technique.CRIU;
            case "criu-lazy" -> Technique.CRIU_LAZY;
            case "restart" -> Technique.RESTART;
            default -> throw new IllegalArgumentException(move);
        };
    }

    /** A guest that needs several rounds, and pages that follow slowly; a stream without a way breaks after 2 s. */
    static Scenario world(String move) {
        MigrationOptions base = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.of(400e6));
        MigrationOptions.Postcopy slow = new MigrationOptions.Postcopy(
                true,
                OptionalDouble.of(100e6),
                false,
                base.postcopy().prepaging(),
                base.postcopy().afterRounds(),
                base.postcopy().afterNanos());
        MigrationOptions options = base.with(slow)
                .with(base.stream().withDowntimeLimit(60_000_000).withTimeout(OptionalLong.of(2 * SECOND)));
        Scenario plain = new Worlds().writes(20_000).migration(options).scenario();
        return switch (move) {
            case "libvirt" ->
                with(
                        plain,
                        Lens.LIBVIRT,
                        new LensRules.Libvirt(OptionalLong.empty(), LensRules.Libvirt.TimeoutAction.SUSPEND));
            case "xen" -> with(plain, Lens.XEN, new LensRules.Xen(5, 50));
            case "vmotion" ->
                with(plain, Lens.VMOTION, new LensRules.Vmotion(LensRules.Vmotion.StunDuringPageSend.ON, 150 * MS, 1));
            case "dirty-limit" ->
                with(
                        plain.with(
                                plain.lens(),
                                MigrationOptions.QEMU_DEFAULTS
                                        .with(options.stream().withDowntimeLimit(300 * MS))
                                        .withMaxBandwidth(OptionalDouble.of(128 << 20))
                                        .with(options.throttle().withDirtyLimit(true))),
                        plain.vm(VM).with(busy(plain.vm(VM).memory())));
            case "pair" -> withSriov(with(plain, attached(plain.vm(VM), Nic.Attach.FAILOVER)));
            case "cold-local", "block" -> with(plain, stored(plain.vm(VM)));
            case "block-blocking" ->
                with(
                        plain.with(
                                plain.lens(),
                                options.with(
                                        new MigrationOptions.Storage(CopyMode.WRITE_BLOCKING, OptionalDouble.empty()))),
                        stored(plain.vm(VM)));
            case "criu-pre-dump" ->
                with(
                        plain.with(plain.lens(), options.with(new MigrationOptions.Containers(2, 30 * SECOND, true))),
                        container(plain.vm(VM)));
            case "criu", "criu-lazy", "restart" -> with(plain, container(plain.vm(VM)));
            default -> plain;
        };
    }

    /** Memory that is written faster than 128 MiB/s carry, all over a large place. */
    private static MemorySpec busy(MemorySpec memory) {
        PageClass busy =
                new PageClass(100_000, OptionalLong.of(1_000), 0, 200_000, new PageClass.Pattern.HotCold(0.1, 0.8));
        return new MemorySpec(
                GIB,
                List.of(busy),
                memory.phases(),
                memory.pacing(),
                0,
                memory.dirtyLogClear(),
                memory.changedBytes(),
                0,
                memory.compressesTo());
    }

    private static Scenario with(Scenario world, Lens lens, LensRules rules) {
        MigrationOptions options = world.migration().with(rules);
        boolean libvirt = lens == Lens.LIBVIRT;
        return world.with(
                lens, libvirt ? options : options.with(options.postcopy().withAllowed(false)));
    }

    private static Vm attached(Vm vm, Nic.Attach attach) {
        return vm.withNics(vm.nics().stream().map(nic -> nic.with(attach)).toList());
    }

    private static Vm stored(Vm vm) {
        return other(vm, vm.kind(), vm.ramBytes(), new Disk(Disk.Kind.LOCAL, 2 * GIB, 20e6, Disk.Mode.ASYNC, 0, ""));
    }

    private static Vm container(Vm vm) {
        return other(vm, Vm.Kind.CONTAINER, vm.ramBytes(), vm.disk());
    }

    /** The same machine of another kind, with other memory and another disk. */
    static Vm other(Vm vm, Vm.Kind kind, long ramBytes, Disk disk) {
        return new Vm(
                vm.id(),
                kind,
                vm.host(),
                vm.tenant(),
                vm.cpu(),
                vm.vcpus(),
                ramBytes,
                vm.romBytes(),
                disk,
                vm.nics(),
                vm.memory(),
                vm.load(),
                vm.affinity(),
                vm.antiAffinity(),
                Hardware.PLAIN);
    }

    /** The same world with one machine changed. */
    static Scenario with(Scenario s, Vm vm) {
        Map<String, Vm> vms = new LinkedHashMap<>(s.vms());
        vms.put(vm.id(), vm);
        return with(s, s.hosts(), vms);
    }

    private static Scenario withSriov(Scenario s) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        s.hosts()
                .forEach((id, host) -> hosts.put(
                        id,
                        new Host(
                                id,
                                host.site(),
                                host.cpus(),
                                host.ramBytes(),
                                host.cpu(),
                                host.machine(),
                                host.vtep(),
                                new Sriov(4, Sriov.Migration.NONE),
                                0)));
        return with(s, hosts, s.vms());
    }

    private static Scenario with(Scenario s, Map<String, Host> hosts, Map<String, Vm> vms) {
        return ScenarioDraft.of(s).hosts(hosts).vms(vms).probes(List.of()).done();
    }

    /** What is done in this world before anything else goes wrong. */
    static List<Action> actions(String move) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Migrate(SECOND, VM, "host-b", technique(move), Optional.empty()));
        if (move.equals("remus-failover")) {
            actions.add(new Action.FailHost(FAILED, "host-a"));
        }
        return actions;
    }

    /** The instant of that name in the move as it goes when nothing (more) goes wrong. */
    static long instant(MigrationRecord sound, String name) {
        return switch (name) {
            case "before" -> sound.startNanos() - SECOND / 2;
            case "setup" -> sound.startNanos() + sound.setupNanos() / 2;
            case "round-1" -> middle(sound.roundsDetail().get(0));
            case "round-2" -> middle(sound.roundsDetail().get(1));
            case "throttled" ->
                middle(sound.roundsDetail().get(sound.roundsDetail().size() - 2));
            case "pause" -> sound.pausedNanos().orElseThrow() + MS;
            case "starting" -> sound.resumedNanos().orElseThrow() - MS;
            case "resumed" -> (sound.resumedNanos().orElseThrow() + sound.endNanos()) / 2;
            case "clean-up" -> sound.lastNanos() + MS;
            case "after" -> sound.lastNanos() + SECOND;
            case "first-checkpoint" -> part(sound, Beside.Kind.FIRST_COPY).toNanos() + MS;
            case "protected" -> part(sound, Beside.Kind.FIRST_COPY).toNanos() + 2 * SECOND;
            case "start" -> middle(part(sound, Beside.Kind.START));
            default ->
                middle(part(
                        sound,
                        Beside.Kind.valueOf(
                                name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'))));
        };
    }

    private static Beside.Part part(MigrationRecord sound, Beside.Kind kind) {
        return sound.beside().parts().stream()
                .filter(part -> part.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        kind + " not in " + sound.beside().parts()));
    }

    private static long middle(Beside.Part part) {
        return (part.fromNanos() + part.toNanos()) / 2;
    }

    private static long middle(MigrationRecord.Round round) {
        return (round.startNanos() + round.endNanos()) / 2;
    }

    /** What goes wrong, by the name that the table gives it. */
    static Action breaking(Scenario world, String failure, long at) {
        return switch (failure) {
            case "source-host" -> new Action.FailHost(at, "host-a");
            case "target-host" -> new Action.FailHost(at, "host-b");
            case "link" -> new Action.CutLink(at, Link.idOf("host-b", "leaf-2"));
            case "storage" -> {
                boolean shared = world.vm(VM).disk().kind() == Disk.Kind.SHARED;
                yield new Action.InjectFault(
                        at, new Fault(at, FaultKind.STORAGE_DOWN, shared ? Map.of() : Map.of("host", "host-a")));
            }
            case "controller" -> new Action.InjectFault(at, new Fault(at, FaultKind.CONTROLLER_DOWN, Map.of()));
            case "cancel" -> new Action.Cancel(at, VM);
            default -> throw new IllegalArgumentException(failure);
        };
    }
}
