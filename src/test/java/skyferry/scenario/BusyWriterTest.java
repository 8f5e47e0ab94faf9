package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.Action;
import skyferry.model.Check;
import skyferry.model.ControllerOptions;
import skyferry.model.Disk;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Lens;
import skyferry.model.Mac;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Node;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup;
import skyferry.model.Seed;
import skyferry.model.Technique;
import skyferry.model.Verb;
import skyferry.model.Vm;

/** The example that has every key: each value arrives where it belongs, in base units. */
class BusyWriterTest {
    private static final String TEXT = Reads.resource("busy-writer.yaml");
    private final Scenario scenario = Reads.accepted(Reads.text(TEXT, 42));

    @Test
    void it_reads_without_a_word() {
        assertThat(Reads.headlines(Reads.text(TEXT))).isEmpty();
    }

    @Test
    void the_head_of_the_file() {
        assertThat(scenario.id()).isEqualTo("busy-writer");
        assertThat(scenario.version()).isEqualTo(3);
        assertThat(scenario.title().in("en")).isEqualTo("The machine that will not stop writing");
        assertThat(scenario.title().in("de")).isEqualTo("Die Maschine, die nicht zu schreiben aufhört");
        assertThat(scenario.seed()).isEqualTo(new Seed(true, 42));
        assertThat(scenario.lens()).isEqualTo(Lens.QEMU);
    }

    @Test
    void sites_and_fabric() {
        assertThat(scenario.sites().getFirst().latitude()).isEqualTo(50.1);
        assertThat(scenario.fabric().nodes(Node.Kind.SWITCH))
                .extracting(Node::id)
                .containsExactly("leaf-1", "leaf-2", "spine-1");
        assertThat(scenario.fabric().node("leaf-1").orElseThrow().ageingNanos()).isEqualTo(300_000_000_000L);
        assertThat(scenario.fabric().between("host-a", "leaf-1").orElseThrow().rateBytesPerSecond())
                .isEqualTo(1.25e9);
        assertThat(scenario.fabric().between("spine-1", "leaf-2").orElseThrow().delayNanos())
                .isEqualTo(5_000);
    }

    @Test
    void a_host_like_another_differs_where_it_says() {
        Host a = scenario.host("host-a");
        Host b = scenario.host("host-b");
        assertThat(b).usingRecursiveComparison().ignoringFields("id", "vtep").isEqualTo(a);
        assertThat(a.cpus()).isEqualTo(32);
        assertThat(a.ramBytes()).isEqualTo(128L << 30);
        assertThat(a.sriov().virtualFunctions()).isEqualTo(8);
        assertThat(b.vtep()).isEqualTo(Ipv4.parse("192.0.2.12"));
    }

    @Test
    void tenants_networks_and_rules() {
        assertThat(scenario.tenants().get("acme").p99Nanos()).isEqualTo(OptionalLong.of(20_000_000));
        assertThat(scenario.tenants().get("birch").shareBytesPerSecond()).isEqualTo(OptionalDouble.of(2.5e8));
        assertThat(scenario.network("birch-net"))
                .isEqualTo(new Network(
                        "birch-net", "birch", Network.Type.VXLAN, 5002, Ipv4.parse("10.0.0.0/24"), 1450, List.of()));
        SecurityGroup db = scenario.securityGroups().get("db");
        assertThat(db.boundTo()).isEqualTo(SecurityGroup.Binding.PORT);
        assertThat(db.rules())
                .contains(
                        new SecurityGroup.Rule(
                                SecurityGroup.Direction.INGRESS,
                                SecurityGroup.Protocol.TCP,
                                5432,
                                5432,
                                new SecurityGroup.Peer.Group("db")),
                        new SecurityGroup.Rule(
                                SecurityGroup.Direction.EGRESS,
                                SecurityGroup.Protocol.ANY,
                                0,
                                65535,
                                new SecurityGroup.Peer.Any()));
    }

    @Test
    void the_machine_and_its_memory() {
        Vm db = scenario.vm("db-1");
        assertThat(db.romBytes()).isEqualTo(520 << 10);
        assertThat(db.disk()).isEqualTo(Disk.SHARED);
        assertThat(db.cpu().id()).isEqualTo("Cascadelake-Server");
        assertThat(db.nics())
                .containsExactly(new Nic(
                        "acme-net",
                        Mac.parse("52:54:00:12:34:56"),
                        Ipv4.parse("10.0.0.11/24"),
                        Nic.Attach.VIRTIO,
                        List.of("db")));
        MemorySpec memory = db.memory();
        assertThat(memory.zeroBytes()).isEqualTo(4L << 30);
        assertThat(memory.pacing()).isEqualTo(MemorySpec.Pacing.CPU);
        assertThat(memory.timerTickNanos()).isEqualTo(900_000);
        assertThat(memory.dirtyLogClear()).isEqualTo(MemorySpec.DirtyLogClear.PER_CHUNK);
        assertThat(memory.phases()).isEqualTo(new Phases.Steps(List.of(new Phases.Step(90_000_000_000L, 0.2))));
        assertThat(memory.classes().subList(1, 4))
                .containsExactly(
                        new PageClass(16384, OptionalLong.empty(), 0, 20000, new PageClass.Pattern.HotCold(0.1, 0.9)),
                        new PageClass(32768, OptionalLong.empty(), 0, 4000, new PageClass.Pattern.Sequential(28619)),
                        new PageClass(131072, OptionalLong.empty(), 0.8, 900, new PageClass.Pattern.Uniform()));
        assertThat(memory.classes().getFirst().pages()).isEqualTo(6 * 262144);
        assertThat(memory.classes().getFirst().atPage()).isEqualTo(OptionalLong.of(4096));
    }

    @Test
    void options_controller_and_probes() {
        assertThat(scenario.migration())
                .isEqualTo(MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty()));
        assertThat(scenario.controller().pushDelayNanos()).isEqualTo(20_000_000);
        assertThat(scenario.controller().activation()).isEqualTo(ControllerOptions.Activation.RARP);
        assertThat(scenario.controller().bothHosts()).isTrue();
        assertThat(scenario.probes())
                .containsExactly(new Probe("p10", "client-1", "db-1", 10_000_000, Probe.Protocol.ICMP, 0, 64));
        assertThat(scenario.lock()).containsExactlyInAnyOrder("client-1", "acme-net");
        assertThat(scenario.allow()).contains(Verb.MIGRATE, Verb.WAIT).doesNotContain(Verb.CUT_LINK);
    }

    @Test
    void checks_and_solutions() {
        assertThat(scenario.checks())
                .extracting(Check::id)
                .containsExactly("two-ways", "same-machine", "kind-to-users");
        assertThat(scenario.checks().getFirst().expression()).isEqualTo("runs(outcome=completed, distinct=fix) >= 2");
        assertThat(scenario.checks().get(1).show()).isEqualTo(Check.Show.AFTER_ATTEMPT);
        assertThat(scenario.checks().getFirst().fail().in("en")).startsWith("Only {actual} kind of fix");
        Action.Migrate throttled =
                (Action.Migrate) scenario.solutions().getFirst().steps().getFirst();
        assertThat(throttled.technique()).isEqualTo(Technique.PRECOPY);
        assertThat(throttled.options()).contains(scenario.migration().withAutoConverge(true));
        assertThat(scenario.solutions().get(1).steps())
                .hasSize(3)
                .contains(
                        new Action.SetLinkRate(1_000_000_000, "host-a--leaf-1", 3.125e9),
                        new Action.Migrate(
                                2_000_000_000, "db-1", "host-b", Technique.PRECOPY, java.util.Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, -1, Long.MAX_VALUE})
    void a_seed_gives_the_same_variant_every_time(long seed) {
        Scenario one = Reads.accepted(Reads.text(TEXT, seed));
        Scenario two = Reads.accepted(Reads.text(TEXT, seed));

        assertThat(two.vms()).isEqualTo(one.vms());
        assertThat(one.vm("db-1").ramBytes()).isIn(12L << 30, 16L << 30);
        double writes = one.vm("db-1").memory().classes().getFirst().writesPerSecond() / 256;
        assertThat(writes).isBetween(1150.0, 1500.0);
        assertThat(writes % 50).isZero();
    }

    @Test
    void many_seeds_draw_every_value() {
        Set<Double> writes = new HashSet<>();
        Set<Long> memory = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            Vm db = Reads.accepted(Reads.text(TEXT, seed)).vm("db-1");
            writes.add(db.memory().classes().getFirst().writesPerSecond());
            memory.add(db.ramBytes());
        }
        assertThat(writes).hasSize(8);
        assertThat(memory).hasSize(2);
    }
}
