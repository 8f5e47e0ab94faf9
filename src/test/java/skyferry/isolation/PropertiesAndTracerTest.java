package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Conntrack;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.Packet;
import skyferry.dataplane.RandomNet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Nic;
import skyferry.model.Scenario;

/** What single packets show to be wrong is found without them, and where nothing is wrong nothing is found. */
class PropertiesAndTracerTest {
    private static final List<FaultKind> KINDS = List.of(
            FaultKind.STALE_FLOW,
            FaultKind.EARLY_SWITCH,
            FaultKind.WRONG_VNI,
            FaultKind.UNCHECKED_VNI,
            FaultKind.REUSED_TAG,
            FaultKind.NO_ANTISPOOF,
            FaultKind.GROUP_NOT_FOLLOWED,
            FaultKind.GROUP_FAIL_OPEN,
            FaultKind.WRONG_VTEP,
            FaultKind.STALE_ARP,
            FaultKind.VF_LEAK,
            FaultKind.DUPLICATE_MAC);
    private static final Map<FaultKind, ProofRecord> PROOF = new EnumMap<>(FaultKind.class);
    private static final ProofRecord SOUND = new ProofRecord("properties without faults", "machines");

    static List<Long> someSeeds() {
        return LongStream.range(700, 704).boxed().toList();
    }

    static List<Long> manySeeds() {
        return LongStream.range(7000, 7200).boxed().toList();
    }

    static Stream<Arguments> someFaults() {
        return KINDS.stream().flatMap(kind -> someSeeds().stream().map(seed -> Arguments.of(kind, seed)));
    }

    static Stream<Arguments> manyFaults() {
        return KINDS.stream().flatMap(kind -> manySeeds().stream().map(seed -> Arguments.of(kind, seed)));
    }

    @AfterAll
    static void writeProof() {
        PROOF.values().forEach(ProofRecord::write);
        SOUND.write();
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void nothingIsFoundInWorldsWithoutFaults(long seed) {
        assertSound(seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void nothingIsFoundInTwoHundredWorldsWithoutFaults(long seed) {
        SOUND.begin();
        SOUND.agreed(assertSound(seed));
    }

    @ParameterizedTest
    @MethodSource("someFaults")
    void whatPacketsShowInAWorldWithAFaultIsFound(FaultKind kind, long seed) {
        assertNothingMissed(kind, seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manyFaults")
    void whatPacketsShowInTwoHundredWorldsWithEachFaultIsFound(FaultKind kind, long seed) {
        ProofRecord record = PROOF.computeIfAbsent(kind, k -> new ProofRecord("properties with " + k.id(), "packets"));
        record.begin();
        record.agreed(assertNothingMissed(kind, seed));
    }

    private static int assertSound(long seed) {
        Scenario scenario = new RandomNet(seed).scenario();
        assertThat(found(Controller.initial(scenario), scenario)).isEmpty();
        return scenario.vms().size();
    }

    private static List<Finding> found(DataPlane state, Scenario scenario) {
        return new Properties(state, Underlay.WHOLE, scenario).of(scenario.vms().keySet());
    }

    /** How many packets were sent. */
    private static int assertNothingMissed(FaultKind kind, long seed) {
        Scenario scenario = new RandomNet(seed).scenario();
        DataPlane state = Faults.apply(Controller.initial(scenario), scenario, fault(scenario, kind, seed));
        List<Finding> found = found(state, scenario);
        assertThat(found).allSatisfy(finding -> assertThat(isShown(finding)).isTrue());
        Sending sending = new Sending(state, found);
        for (Bridge bridge : state.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (SourceCheck.isSource(port)) {
                    sending.from(scenario, bridge.host(), port);
                }
            }
        }
        assertThat(sending.missed).as("%s in world %d", kind, seed).isEmpty();
        return sending.packets;
    }

    private static boolean isShown(Finding finding) {
        return switch (finding.property()) {
            case BLACK_HOLE -> finding.trace().verdict() == Trace.Verdict.BLACKHOLED;
            case LOOP -> finding.trace().verdict() == Trace.Verdict.LOOP;
            case SPOOFING -> SourceCheck.came(finding.trace(), finding.toVm());
            case POLICY_OPENED, POLICY_CLOSED -> false;
        };
    }

    private static Fault fault(Scenario scenario, FaultKind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> hosts = List.copyOf(scenario.hosts().keySet());
        List<String> vms = List.copyOf(scenario.vms().keySet());
        String vm = vms.get(random.nextInt(vms.size()));
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("vm", vm);
        arguments.put("network", scenario.vm(vm).nics().getFirst().network());
        for (String key : List.of("host", "at", "to")) {
            arguments.put(key, hosts.get(random.nextInt(hosts.size())));
        }
        return new Fault(0, kind, arguments);
    }

    /** Sends packets one by one from port after port, and keeps what they show that was not found. */
    private static final class Sending {
        private final DataPlane state;
        private final List<Finding> found;
        private final List<String> missed = new ArrayList<>();
        private int packets;

        Sending(DataPlane state, List<Finding> found) {
            this.state = state;
            this.found = found;
        }

        void from(Scenario scenario, String host, Bridge.Port port) {
            Nic own = Witness.card(scenario.vm(port.vm()).nics(), port);
            for (Bridge bridge : state.bridges().values()) {
                for (Bridge.Port peer : bridge.ports()) {
                    if (SourceCheck.isSource(peer)
                            && peer.network().equals(port.network())
                            && !peer.vm().equals(port.vm())) {
                        Nic other = Witness.card(scenario.vm(peer.vm()).nics(), peer);
                        honest(host, port, own, peer, other);
                        forged(host, port, own, peer, other);
                    }
                }
            }
        }

        private void honest(String host, Bridge.Port port, Nic own, Bridge.Port peer, Nic other) {
            for (int destination : new int[] {9, 22, 80, 443, 51}) {
                Packet packet = Packet.ip(own.mac(), peer.mac(), own.ip(), other.ip(), Packet.TCP, 40_000, destination);
                judge(host, port, peer, packet);
            }
            judge(host, port, peer, ping(own, own, peer, other));
        }

        private void judge(String host, Bridge.Port port, Bridge.Port peer, Packet packet) {
            Trace trace = trace(host, port, packet);
            if (trace.verdict() == Trace.Verdict.BLACKHOLED) {
                expect(Finding.Property.BLACK_HOLE, port.vm(), peer.vm());
            } else if (trace.verdict() == Trace.Verdict.LOOP) {
                expect(Finding.Property.LOOP, port.vm(), peer.vm());
            }
        }

        private void forged(String host, Bridge.Port port, Nic own, Bridge.Port peer, Nic other) {
            List<Packet> forged = new ArrayList<>(List.of(ping(other, own, peer, other)));
            if (port.kind() != Bridge.Kind.VF) {
                forged.add(ping(own, other, peer, other));
            }
            for (Packet packet : forged) {
                trace(host, port, packet)
                        .copies()
                        .forEach(copy -> expect(Finding.Property.SPOOFING, port.vm(), copy.vm()));
            }
        }

        private static Packet ping(Nic mac, Nic ip, Bridge.Port peer, Nic other) {
            return Packet.ip(mac.mac(), peer.mac(), ip.ip(), other.ip(), Packet.ICMP, Packet.ECHO_REQUEST, 0);
        }

        private Trace trace(String host, Bridge.Port port, Packet packet) {
            packets++;
            return Tracer.trace(state, Underlay.WHOLE, packet, new Tracer.Source(host, port.name()), new Conntrack());
        }

        private void expect(Finding.Property property, String from, String to) {
            boolean known = found.stream()
                    .anyMatch(finding -> finding.property() == property
                            && finding.fromVm().equals(from)
                            && finding.toVm().equals(to));
            if (!known) {
                missed.add(property + " " + from + " > " + to);
            }
        }
    }
}
