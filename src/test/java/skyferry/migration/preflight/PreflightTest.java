package skyferry.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.migration.preflight.Situations.EPYC;
import static skyferry.migration.preflight.Situations.FINE;
import static skyferry.migration.preflight.Situations.GIB;
import static skyferry.migration.preflight.Situations.HASWELL;
import static skyferry.migration.preflight.Situations.SKYLAKE;
import static skyferry.migration.preflight.Situations.nic;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.migration.preflight.Situations.There;
import skyferry.model.Disk;
import skyferry.model.Hardware;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;
import skyferry.model.Nic;
import skyferry.model.Platform;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Vm;

class PreflightTest {
    private static final Sriov NO_STATE = new Sriov(4, Sriov.Migration.NONE);
    private static final Sriov STATE_MOVES = new Sriov(4, Sriov.Migration.VFIO_V2);
    private static final MigrationOptions DETACHING = MigrationOptions.QEMU_DEFAULTS.with(
            MigrationOptions.QEMU_DEFAULTS.devices().withDetach(true));

    /** A rule, a move that breaks it, and the same move with that one thing put right. */
    record Case(Code code, Situations broken, Situations kept) {
        @Override
        public String toString() {
            return code + " under " + broken.situation().lens() + " by "
                    + broken.situation().technique();
        }
    }

    private static Hardware hardware(long page, int nodes, List<Integer> cpuset, boolean invtsc, long khz) {
        return new Hardware("", Hardware.CpuMode.CUSTOM, page, nodes, cpuset, invtsc, khz, Set.of());
    }

    private static Hardware device(Hardware.Device device) {
        return new Hardware("", Hardware.CpuMode.CUSTOM, 0, 1, List.of(), false, 0, Set.of(device));
    }

    private static Disk disk(Disk.Kind kind, Disk.Image image) {
        return new Disk(kind, 20 * GIB, 0, Disk.Mode.ASYNC, 0, "", image);
    }

    private static Disk.Image image(
            String pool, String format, Disk.Cache cache, int snapshots, boolean job, boolean transientDisk) {
        return new Disk.Image(pool, format, cache, snapshots, job, transientDisk);
    }

    private static Situation.Room room(long free, long huge, int vfs, int vcpus, Set<Integer> pinned, int moves) {
        return new Situation.Room(true, free, huge, vfs, vcpus, pinned, List.of("other"), moves, 0);
    }

    static Stream<Case> cases() {
        return Stream.of(placeAndCpu(), memory(), devices(), storage(), networkAndPolicy(), productsAndLimits())
                .flatMap(s -> s);
    }

    private static Stream<Case> placeAndCpu() {
        Situations amd = FINE.cpus(HASWELL, EPYC);
        Situations vmware = FINE.under(Lens.VMOTION);
        Hardware passthrough = new Hardware("", Hardware.CpuMode.HOST_PASSTHROUGH, 0, 1, List.of(), false, 0, Set.of());
        return Stream.of(
                new Case(Code.ALREADY_THERE, FINE.moves(false, "source"), FINE),
                new Case(Code.MOVING_ALREADY, FINE.moves(true, "target"), FINE),
                new Case(
                        Code.HOST_DOWN,
                        FINE.room(new Situation.Room(false, 16 * GIB, 0, 4, 8, Set.of(), List.of(), 0, 0)),
                        FINE),
                new Case(Code.CPU_VENDOR, amd, amd.by(Technique.COLD)),
                new Case(
                        Code.EVC_BASELINE,
                        vmware.cpus(SKYLAKE, SKYLAKE).platforms(Platform.ANY, There.evc(HASWELL)),
                        vmware.cpus(SKYLAKE, SKYLAKE).platforms(Platform.ANY, There.evc(SKYLAKE))),
                new Case(Code.CPU_FLAGS_MISSING, FINE.cpus(SKYLAKE, HASWELL), FINE.cpus(HASWELL, SKYLAKE)),
                new Case(
                        Code.CPU_FLAGS_EXTRA,
                        FINE.cpus(HASWELL, SKYLAKE).hardware(passthrough),
                        FINE.cpus(HASWELL, SKYLAKE)),
                new Case(
                        Code.CPU_FLAGS_EXTRA,
                        vmware.cpus(HASWELL, SKYLAKE),
                        vmware.cpus(HASWELL, SKYLAKE).platforms(Platform.ANY, There.evc(HASWELL))),
                new Case(
                        Code.TSC_FREQUENCY_UNKNOWN,
                        FINE.hardware(hardware(0, 1, List.of(), true, 0)),
                        FINE.hardware(hardware(0, 1, List.of(), true, 2_400_000))),
                new Case(
                        Code.TSC_FREQUENCY_MISMATCH,
                        FINE.hardware(hardware(0, 1, List.of(), true, 2_400_000))
                                .platforms(Platform.ANY, There.tsc(2_401_000, false)),
                        FINE.hardware(hardware(0, 1, List.of(), true, 2_400_000))
                                .platforms(Platform.ANY, There.tsc(2_401_000, true))),
                new Case(
                        Code.TSC_FREQUENCY_MISMATCH,
                        FINE.hardware(hardware(0, 1, List.of(), true, 2_400_000))
                                .platforms(Platform.ANY, There.tsc(2_400_601, false)),
                        FINE.hardware(hardware(0, 1, List.of(), true, 2_400_000))
                                .platforms(Platform.ANY, There.tsc(2_400_599, false))),
                new Case(Code.MACHINE_TYPE_UNKNOWN, FINE.machine("pc-q35-7.2"), FINE.machine("pc-q35-9.0")),
                new Case(
                        Code.HYPERVISOR_OLDER,
                        FINE.under(Lens.NOVA).platforms(There.hypervisor("8.2"), There.hypervisor("8.1")),
                        FINE.under(Lens.NOVA).platforms(There.hypervisor("8.1"), There.hypervisor("8.2"))));
    }

    private static Stream<Case> memory() {
        Situations huge =
                FINE.hardware(hardware(1 << 30, 1, List.of(), false, 0)).hugePages(8 * GIB);
        Situations pinned = FINE.hardware(hardware(0, 1, List.of(2, 15), false, 0));
        Situations room =
                huge.room(room(16 * GIB, 4 * GIB, 4, 8, Set.of(), 0)).platforms(Platform.ANY, There.pages(1 << 30, 1));
        return Stream.of(
                new Case(
                        Code.NO_MEMORY,
                        FINE.room(room(4 * GIB - 1, 0, 4, 8, Set.of(), 0)),
                        FINE.room(room(4 * GIB, 0, 4, 8, Set.of(), 0))),
                new Case(Code.HUGE_PAGE_SIZE, huge, room),
                new Case(Code.POSTCOPY_PAGE_SIZE, huge.by(Technique.POSTCOPY), room.by(Technique.POSTCOPY)),
                new Case(Code.NO_HUGE_PAGES, room.room(room(16 * GIB, 3 * GIB, 4, 8, Set.of(), 0)), room),
                new Case(
                        Code.NUMA_NODES,
                        FINE.hardware(hardware(0, 2, List.of(), false, 0)),
                        FINE.hardware(hardware(0, 2, List.of(), false, 0))
                                .platforms(Platform.ANY, There.pages(2 << 20, 2))),
                new Case(Code.PINNED_CPUS_ABSENT, FINE.hardware(hardware(0, 1, List.of(15, 16), false, 0)), pinned),
                new Case(
                        Code.PINNED_CPUS_TAKEN,
                        pinned.room(room(16 * GIB, 0, 4, 8, Set.of(2), 0)),
                        pinned.under(Lens.NOVA).room(room(16 * GIB, 0, 4, 8, Set.of(2), 0))));
    }

    private static Stream<Case> devices() {
        Situations vf = FINE.nics(nic(Nic.Attach.VF));
        Situations two = FINE.nics(nic(Nic.Attach.VF), nic(Nic.Attach.VF)).vfs(STATE_MOVES, STATE_MOVES);
        Nic vdpa = nic(Nic.Attach.VDPA);
        Nic withQueue = new Nic(vdpa.network(), vdpa.mac(), vdpa.ip(), vdpa.attach(), List.of(), true);
        Stream<Case> cards = Stream.of(
                new Case(Code.VF_ATTACHED, vf, vf.options(DETACHING)),
                new Case(Code.VF_ATTACHED, vf, vf.vfs(STATE_MOVES, STATE_MOVES)),
                new Case(Code.VF_ATTACHED, vf.vfs(STATE_MOVES, NO_STATE), FINE.nics(nic(Nic.Attach.FAILOVER))),
                new Case(Code.VF_ATTACHED, vf, FINE.nics(nic(Nic.Attach.MACVTAP))),
                new Case(Code.VFIO_SEVERAL, two, vf.vfs(STATE_MOVES, STATE_MOVES)),
                new Case(
                        Code.NO_FREE_VF,
                        FINE.nics(nic(Nic.Attach.FAILOVER)).room(room(16 * GIB, 0, 0, 8, Set.of(), 0)),
                        FINE.nics(nic(Nic.Attach.FAILOVER)).room(room(16 * GIB, 0, 1, 8, Set.of(), 0))),
                new Case(Code.VDPA_CONTROL_QUEUE, FINE.nics(withQueue), FINE.nics(vdpa)));
        Stream<Case> others = Stream.of(
                        new Object[] {Code.PCI_DEVICE, Hardware.Device.PCI},
                        new Object[] {Code.VIRTIOFS, Hardware.Device.VIRTIOFS},
                        new Object[] {Code.VIRTFS, Hardware.Device.VIRTFS},
                        new Object[] {Code.VIRGL, Hardware.Device.VIRGL},
                        new Object[] {Code.IVSHMEM, Hardware.Device.IVSHMEM},
                        new Object[] {Code.ENCRYPTED_MEMORY, Hardware.Device.SEV})
                .map(pair -> new Case(
                        (Code) pair[0],
                        FINE.hardware(device((Hardware.Device) pair[1])),
                        FINE.hardware(device((Hardware.Device) pair[1])).by(Technique.COLD)));
        Case pmem = new Case(
                Code.PERSISTENT_MEMORY,
                FINE.under(Lens.NOVA).hardware(device(Hardware.Device.PMEM)),
                FINE.under(Lens.NOVA));
        return Stream.concat(Stream.concat(cards, others), Stream.of(pmem));
    }

    private static Stream<Case> storage() {
        Disk.Image plain = Disk.Image.PLAIN;
        Situations local = FINE.disk(disk(Disk.Kind.LOCAL, plain));
        Situations pool = FINE.disk(disk(Disk.Kind.SHARED, image("fast", "raw", Disk.Cache.NONE, 0, false, false)));
        return Stream.of(
                new Case(Code.LOCAL_DISK, local, local.by(Technique.BLOCK)),
                new Case(Code.NO_SHARED_STORAGE, local.by(Technique.SUSPEND), FINE.by(Technique.SUSPEND)),
                new Case(Code.CONTAINER_ONLY, FINE.by(Technique.CRIU), FINE.by(Technique.REMUS)),
                new Case(
                        Code.STORAGE_UNREACHABLE,
                        pool.platforms(Platform.ANY, There.reaches(Set.of("slow"), Set.of())),
                        pool.platforms(Platform.ANY, There.reaches(Set.of("fast"), Set.of()))),
                new Case(Code.SHARED_DISK_COPIED, FINE.under(Lens.NOVA).by(Technique.BLOCK), FINE.under(Lens.NOVA)),
                new Case(
                        Code.DISK_CACHE,
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "raw", Disk.Cache.WRITEBACK, 0, false, false))),
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "raw", Disk.Cache.DIRECTSYNC, 0, false, false)))),
                new Case(
                        Code.SNAPSHOTS,
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "qcow2", Disk.Cache.NONE, 1, false, false))),
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "qcow2", Disk.Cache.NONE, 0, false, false)))),
                new Case(
                        Code.BLOCK_JOB,
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "raw", Disk.Cache.NONE, 0, true, false))),
                        FINE),
                new Case(
                        Code.TRANSIENT_DISK,
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "raw", Disk.Cache.NONE, 0, false, true))),
                        FINE),
                new Case(
                        Code.DISK_FORMAT,
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "vmdk", Disk.Cache.NONE, 0, false, false))),
                        FINE.disk(disk(Disk.Kind.SHARED, image("", "qcow2", Disk.Cache.NONE, 0, false, false)))));
    }

    private static Stream<Case> networkAndPolicy() {
        Situations far = FINE.under(Lens.VMOTION).way(new Situation.Way(true, 1.25e9, 150_000_001, 1500));
        return Stream.of(
                new Case(Code.NO_PATH, FINE.way(Situation.Way.NONE), FINE),
                new Case(
                        Code.SEGMENT_ABSENT,
                        FINE.platforms(Platform.ANY, There.reaches(Set.of(), Set.of("another"))),
                        FINE.platforms(Platform.ANY, There.reaches(Set.of(), Set.of("net")))),
                new Case(Code.RTT_TOO_LONG, far, far.under(Lens.LIBVIRT)),
                new Case(
                        Code.ANTI_AFFINITY,
                        FINE.rules(List.of(), List.of("other")),
                        FINE.rules(List.of(), List.of("x"))),
                new Case(Code.AFFINITY, FINE.rules(List.of("x"), List.of()), FINE.rules(List.of("other"), List.of())),
                new Case(
                        Code.NO_VCPUS,
                        FINE.platforms(Platform.ANY, There.limits(0.5, 9)),
                        FINE.platforms(Platform.ANY, There.limits(0.75, 9))),
                new Case(
                        Code.TOO_MANY_MOVES,
                        FINE.room(room(16 * GIB, 0, 4, 8, Set.of(), 2)).platforms(Platform.ANY, There.limits(4, 2)),
                        FINE.room(room(16 * GIB, 0, 4, 8, Set.of(), 1)).platforms(Platform.ANY, There.limits(4, 2))));
    }

    private static Stream<Case> productsAndLimits() {
        MigrationOptions plain = MigrationOptions.QEMU_DEFAULTS;
        MigrationOptions.Channels streams =
                new MigrationOptions.Channels(true, 4, MigrationOptions.Compression.NONE, 1);
        Situations xen = FINE.under(Lens.XEN);
        Situations vmotion = FINE.under(Lens.VMOTION);
        Situations state = FINE.vfs(STATE_MOVES, STATE_MOVES).nics(nic(Nic.Attach.VF));
        return Stream.of(
                new Case(Code.TECHNIQUE_ABSENT, xen.by(Technique.POSTCOPY), xen),
                new Case(Code.TECHNIQUE_ABSENT, vmotion.by(Technique.HYBRID), FINE.by(Technique.HYBRID)),
                new Case(Code.OPTION_ABSENT, xen.options(plain.with(streams)), xen),
                new Case(
                        Code.OPTION_ABSENT,
                        vmotion.options(plain.withAutoConverge(true)),
                        FINE.options(plain.withAutoConverge(true))),
                new Case(
                        Code.OPTION_ABSENT,
                        FINE.under(Lens.HYPERV).options(plain.with(new MigrationOptions.Delta(true, 64 << 20))),
                        FINE.under(Lens.HYPERV).options(plain.with(streams))),
                new Case(
                        Code.POSTCOPY_MULTIFD,
                        FINE.by(Technique.POSTCOPY).options(plain.with(streams)),
                        FINE.options(plain.with(streams))),
                new Case(
                        Code.DIRTY_LIMIT_AUTO_CONVERGE,
                        FINE.options(plain.with(
                                plain.throttle().withAutoConverge(true).withDirtyLimit(true))),
                        FINE.options(plain.with(plain.throttle().withDirtyLimit(true)))),
                new Case(Code.POSTCOPY_VFIO, state.by(Technique.POSTCOPY), state),
                new Case(Code.HOST_COST, vmotion.by(Technique.BLOCK).room(costing(1, 5)), vmotion.room(costing(1, 5))),
                new Case(Code.HOST_COST, vmotion.room(costing(1, 8)), FINE.room(costing(1, 8))),
                new Case(
                        Code.NETWORK_COST,
                        vmotion.room(costing(4, 4)).way(new Situation.Way(true, 125e6, 200_000, 1500)),
                        vmotion.room(costing(4, 4)).way(new Situation.Way(true, 1.25e9, 200_000, 1500))));
    }

    /** A target that takes part in so many moves, which take so much of it as vCenter counts. */
    private static Situation.Room costing(int moves, int cost) {
        return new Situation.Room(true, 16 * GIB, 0, 4, 8, Set.of(), List.of("other"), moves, 0, cost, 0);
    }

    @Test
    void the_round_trip_that_is_allowed_is_the_one_that_the_options_name() {
        MigrationOptions longer = MigrationOptions.QEMU_DEFAULTS.with(
                new LensRules.Vmotion(LensRules.Vmotion.StunDuringPageSend.ON, 200_000_000L, 1));
        Situations far = FINE.under(Lens.VMOTION).way(new Situation.Way(true, 1.25e9, 180_000_000, 1500));
        assertThat(blocking(far)).containsExactly(Code.RTT_TOO_LONG);
        assertThat(blocking(far.options(longer))).isEmpty();
        assertThat(blocking(far.by(Technique.COLD))).isEmpty();
    }

    private static List<Code> blocking(Situations situations) {
        return new Preflight()
                .blockers(situations.situation()).stream().map(Blocker::code).toList();
    }

    @Test
    void nothing_keeps_a_plain_machine_from_a_host_like_its_own_under_any_lens() {
        for (Lens lens : Lens.values()) {
            EnumSet<Technique> others =
                    EnumSet.of(Technique.BLOCK, Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART);
            for (Technique technique : EnumSet.complementOf(others)) {
                boolean postcopy = technique == Technique.POSTCOPY || technique == Technique.HYBRID;
                if (postcopy && !Rule.QEMU.contains(lens)) {
                    // These products have no post-copy: TECHNIQUE_ABSENT.
                    continue;
                }
                assertThat(new Preflight()
                                .findings(FINE.under(lens).by(technique).situation()))
                        .as("%s %s", lens, technique)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_that_is_broken_blocks_with_a_remedy_and_one_that_is_kept_does_not(Case each) {
        assertThat(blocking(each.broken())).contains(each.code());
        assertThat(blocking(each.kept())).doesNotContain(each.code());
        new Preflight()
                .blockers(each.broken().situation())
                .forEach(blocker -> assertThat(blocker.remedies())
                        .as("remedies of %s", blocker.code())
                        .isNotEmpty());
    }

    @Test
    void every_code_is_seen_to_break() {
        Set<Code> told = EnumSet.of(Code.SLOW_LINK, Code.MTU_TOO_SMALL, Code.VM_ONLY);
        Set<Code> seen = EnumSet.copyOf(told);
        cases().forEach(each -> seen.add(each.code()));
        assertThat(seen).containsExactlyInAnyOrder(Code.values());
    }

    @ParameterizedTest
    @EnumSource(Technique.class)
    void a_container_is_moved_by_the_techniques_for_containers_and_by_no_other(Technique technique) {
        Situation machine = FINE.by(technique).situation();
        Vm vm = machine.vm();
        Vm container = new Vm(
                vm.id(),
                Vm.Kind.CONTAINER,
                vm.host(),
                vm.tenant(),
                vm.cpu(),
                vm.vcpus(),
                vm.ramBytes(),
                vm.romBytes(),
                vm.disk(),
                vm.nics(),
                vm.memory(),
                vm.load(),
                vm.affinity(),
                vm.antiAffinity(),
                Hardware.PLAIN);
        Situation situation = new Situation(
                container,
                machine.networks(),
                machine.lens(),
                technique,
                machine.options(),
                machine.source(),
                machine.target(),
                machine.room(),
                machine.way(),
                false);
        boolean fits =
                technique == Technique.CRIU || technique == Technique.CRIU_LAZY || technique == Technique.RESTART;
        List<Code> codes =
                new Preflight().blockers(situation).stream().map(Blocker::code).toList();
        assertThat(codes.contains(Code.VM_ONLY)).isEqualTo(!fits);
        assertThat(codes).doesNotContain(Code.CONTAINER_ONLY);
    }

    @Test
    void a_slow_link_is_told_under_vmotion_and_does_not_block() {
        Situations slow = FINE.under(Lens.VMOTION).way(new Situation.Way(true, 12.5e6, 200_000, 1500));
        assertThat(blocking(slow)).isEmpty();
        assertThat(new Preflight().findings(slow.situation()))
                .extracting(Blocker::code, Blocker::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Code.SLOW_LINK, Severity.WARNS));
        assertThat(new Preflight().findings(slow.under(Lens.QEMU).situation())).isEmpty();
    }

    @Test
    void a_tunnel_that_is_too_narrow_for_the_network_is_told() {
        Situations narrow = FINE.way(new Situation.Way(true, 1.25e9, 200_000, 1499));
        assertThat(blocking(narrow)).isEmpty();
        Blocker told = new Preflight().findings(narrow.situation()).getFirst();
        assertThat(told.code()).isEqualTo(Code.MTU_TOO_SMALL);
        assertThat(told.arguments()).containsEntry("needed", "1500").containsEntry("mtu", "1499");
    }

    @Test
    void qemu_itself_lets_a_guest_go_to_another_makers_cpu_but_it_is_told() {
        Situations amd = FINE.under(Lens.QEMU).cpus(HASWELL, EPYC);
        assertThat(blocking(amd)).isEmpty();
        assertThat(new Preflight().findings(amd.situation()))
                .extracting(Blocker::code)
                .containsExactly(Code.CPU_VENDOR);
    }

    @Test
    void blockers_come_in_the_order_of_the_checks() {
        Situations bad = FINE.cpus(SKYLAKE, HASWELL)
                .machine("pc-q35-7.2")
                .room(room(GIB, 0, 0, 8, Set.of(), 0))
                .nics(nic(Nic.Attach.VF))
                .disk(disk(Disk.Kind.LOCAL, Disk.Image.PLAIN))
                .way(Situation.Way.NONE)
                .rules(List.of("x"), List.of("other"));
        List<Check> order = blocking(bad).stream().map(Code::check).distinct().toList();
        assertThat(order).isSorted().hasSize(7);
    }

    @Test
    void each_system_says_it_in_its_own_words_and_those_above_libvirt_inherit_its() {
        Wording wording = new Wording();
        Blocker job = new Preflight()
                .blockers(FINE.disk(disk(Disk.Kind.SHARED, image("", "raw", Disk.Cache.NONE, 0, true, false)))
                        .situation())
                .getFirst();
        assertThat(wording.of(Lens.LIBVIRT, job, "vm")).contains("domain has active block job");
        assertThat(wording.of(Lens.KUBEVIRT, job, "vm")).contains("domain has active block job");
        assertThat(wording.of(Lens.HYPERV, job, "vm")).isEmpty();
        Blocker memory = new Preflight()
                .blockers(FINE.room(room(GIB, 0, 4, 8, Set.of(), 0)).situation())
                .getFirst();
        assertThat(wording.of(Lens.NOVA, memory, "vm-1").orElseThrow())
                .contains("Lack of memory(host:1024 <= instance:4096)")
                .contains("vm-1");
    }

    @Test
    void every_wording_belongs_to_a_lens_and_a_code() {
        Set<String> lenses = Arrays.stream(Lens.values()).map(Lens::id).collect(java.util.stream.Collectors.toSet());
        for (String key : java.util.ResourceBundle.getBundle("skyferry.migration.preflight")
                .keySet()) {
            int dot = key.indexOf('.');
            assertThat(lenses).contains(key.substring(0, dot));
            assertThat(Arrays.stream(Code.values()).map(Code::name)).contains(key.substring(dot + 1));
        }
    }
}
