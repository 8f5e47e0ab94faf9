package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.CtState;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.Field;
import skyferry.dataplane.Header;
import skyferry.dataplane.MoveSteps;
import skyferry.dataplane.Packet;
import skyferry.dataplane.RandomNet;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Tracking;
import skyferry.dataplane.Underlay;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Nic;
import skyferry.model.Scenario;

/** Two pieces of code decide where a packet goes, one for a single packet and one for all: they must agree on every packet. */
class TracerAndVerifierTest {
    private static final int PACKETS_A_WORLD = 10_000;
    private static final ProofRecord PROOF = new ProofRecord("tracer and verifier", "packets");
    private static final Tracking NEW = Tracking.always(CtState.TRK | CtState.NEW);

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void agreeOnRandomPacketsInRandomWorldsWithFaults(long seed) {
        agreeIn(seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("hundredSeeds")
    void agreeOnAMillionPackets(long seed) {
        PROOF.begin();
        agreeIn(seed);
        PROOF.agreed(PACKETS_A_WORLD);
    }

    @AfterAll
    static void writeProof() {
        PROOF.write();
    }

    static List<Long> hundredSeeds() {
        return LongStream.range(2000, 2100).boxed().toList();
    }

    private static void agreeIn(long seed) {
        RandomNet net = new RandomNet(seed);
        Scenario scenario = net.scenario();
        List<DataPlane> steps = new ArrayList<>(
                MoveSteps.of(scenario, net.mover(), net.destination()).values());
        SplittableRandom random = new SplittableRandom(seed);
        DataPlane state = Faults.apply(steps.get(random.nextInt(steps.size())), scenario, net.faults());
        List<Source> sources = sources(state);
        for (Source source : sources) {
            everyArrivalHasAPacketThatArrives(state, source, scenario);
        }
        Packets packets = new Packets(random, scenario);
        for (int i = 0; i < PACKETS_A_WORLD && !sources.isEmpty(); i++) {
            Source source = sources.get(random.nextInt(sources.size()));
            Packet packet = packets.from(source.port);
            assertThat(traced(state, source, packet))
                    .as("seed %d, %s from %s:%s", seed, packet, source.host, source.port.name())
                    .isEqualTo(source.symbolic(packet));
        }
    }

    /** A port with all that the symbolic walk says of it. */
    private record Source(String host, Bridge.Port port, Map<String, List<Frames>> arrivals) {
        Set<String> symbolic(Packet packet) {
            Cube point = point(packet);
            return arrivals.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().anyMatch(frames -> contains(frames, point)))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Source> sources(DataPlane state) {
        List<Source> sources = new ArrayList<>();
        for (Bridge bridge : state.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (port.isMachines() && port.state() == Bridge.State.ACTIVE) {
                    Map<String, List<Frames>> arrivals = new LinkedHashMap<>();
                    new Explorer(
                                    state,
                                    Underlay.WHOLE,
                                    (to, frames) -> arrivals.computeIfAbsent(to.vm(), vm -> new ArrayList<>())
                                            .add(frames))
                            .explore(bridge, port);
                    sources.add(new Source(bridge.host(), port, arrivals));
                }
            }
        }
        return sources;
    }

    private static Set<String> traced(DataPlane state, Source source, Packet packet) {
        return Tracer.trace(state, Underlay.WHOLE, packet, new Tracer.Source(source.host, source.port.name()), NEW)
                .copies()
                .stream()
                .map(copy -> copy.vm())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void everyArrivalHasAPacketThatArrives(DataPlane state, Source source, Scenario scenario) {
        Nic from = Witness.card(scenario.vm(source.port.vm()).nics(), source.port);
        source.arrivals.forEach((vm, all) -> {
            Nic to = scenario.vm(vm).nics().getFirst();
            for (Frames frames : all) {
                Witness.of(frames, from, to)
                        .ifPresent(packet -> assertThat(traced(state, source, packet))
                                .as("witness %s", packet)
                                .contains(vm));
            }
        });
    }

    private static boolean contains(Frames frames, Cube point) {
        return frames.cube().contains(point) && frames.minus().stream().noneMatch(less -> less.contains(point));
    }

    private static Cube point(Packet packet) {
        Header header = Header.of(packet);
        Cube cube = Cube.ALL;
        for (Field field : Field.values()) {
            Cube narrowed = Cube.carries(field.slot())
                    ? cube.narrowed(field.slot(), header.get(field), field.fullMask())
                    : cube;
            cube = narrowed == null ? cube : narrowed;
        }
        return cube;
    }

    /** Packets that mostly look as if a machine had sent them, with some fields that are not its own. */
    private static final class Packets {
        private final SplittableRandom random;
        private final List<Nic> nics;

        Packets(SplittableRandom random, Scenario scenario) {
            this.random = random;
            this.nics = scenario.vms().values().stream()
                    .flatMap(vm -> vm.nics().stream())
                    .toList();
        }

        Packet from(Bridge.Port port) {
            Nic own = nics.stream()
                    .filter(nic -> nic.mac().equals(port.mac()) && nic.network().equals(port.network()))
                    .findFirst()
                    .orElseThrow();
            Nic other = nics.get(random.nextInt(nics.size()));
            Mac src = rarely() ? mac() : own.mac();
            Mac dst = rarely() ? mac() : other.mac();
            Ipv4 ip = rarely() ? address() : own.ip();
            return switch (random.nextInt(8)) {
                case 0 ->
                    Packet.arp(
                            src,
                            rarely() ? dst : Mac.BROADCAST,
                            1 + random.nextInt(2),
                            ip,
                            other.ip(),
                            rarely() ? mac() : own.mac(),
                            new Mac(0));
                case 1 -> Packet.rarp(src);
                case 2 ->
                    new Packet(
                            src,
                            dst,
                            random.nextInt(0x10000),
                            ZERO,
                            ZERO,
                            0,
                            0,
                            0,
                            0,
                            ZERO,
                            ZERO,
                            new Mac(0),
                            new Mac(0),
                            64);
                default ->
                    Packet.ip(
                            src,
                            dst,
                            ip,
                            rarely() ? address() : other.ip(),
                            protocol(),
                            random.nextInt(120),
                            random.nextInt(120));
            };
        }

        private static final Ipv4 ZERO = new Ipv4(0, 32);

        private boolean rarely() {
            return random.nextInt(8) == 0;
        }

        private Mac mac() {
            return switch (random.nextInt(4)) {
                case 0 -> Mac.BROADCAST;
                case 1 -> new Mac(random.nextLong(1L << 48));
                default -> nics.get(random.nextInt(nics.size())).mac();
            };
        }

        private Ipv4 address() {
            return random.nextInt(3) == 0
                    ? new Ipv4(random.nextInt(), 32)
                    : nics.get(random.nextInt(nics.size())).ip();
        }

        private int protocol() {
            return switch (random.nextInt(5)) {
                case 0 -> Packet.ICMP;
                case 1 -> Packet.UDP;
                case 2 -> random.nextInt(256);
                default -> Packet.TCP;
            };
        }
    }
}
