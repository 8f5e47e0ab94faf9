package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Probe;
import skyferry.model.Scenario;

class TracerTest {
    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane dataPlane = Controller.initial(scenario);

    private Trace send(String from, String to, Probe.Protocol protocol, int port) {
        return Tracer.trace(dataPlane, Underlay.WHOLE, Probes.packet(scenario, from, to, protocol, port), from);
    }

    @Test
    void allowedConnectionCrossesTheTunnel() {
        Trace trace = send("red-web", "red-db", Probe.Protocol.TCP, 5432);

        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.DELIVERED);
        assertThat(trace.receivers()).containsExactly("red-db");
        assertThat(trace.hops()).extracting(Trace.Hop::host).containsExactly("host-a", "host-b");
        assertThat(trace.steps())
                .extracting(Trace.Step::table)
                .containsExactly(0, 10, 30, 31, 40, 45, 0, 40, 50, 51, 60);
    }

    @Test
    void forbiddenConnectionDiesInTheReceiversGroup() {
        Trace trace = send("red-app", "red-db", Probe.Protocol.TCP, 5432);

        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.DROPPED);
        assertThat(trace.ends()).singleElement().satisfies(end -> {
            assertThat(end.host()).isEqualTo("host-b");
            assertThat(end.table()).isEqualTo(51);
        });
    }

    @Test
    void groupWithoutEgressRuleStartsNothing() {
        Trace trace = send("red-db", "red-web", Probe.Protocol.TCP, 80);

        assertThat(trace.ends()).extracting(Trace.End::table).containsExactly(31);
    }

    @Test
    void answerPassesWhereTheQuestionPassed() {
        assertThat(Probes.roundTrip(dataPlane, Underlay.WHOLE, scenario, "red-web", "red-db", Probe.Protocol.TCP, 5432)
                        .orElseThrow()
                        .answered())
                .isTrue();
        assertThat(Probes.roundTrip(dataPlane, Underlay.WHOLE, scenario, "red-app", "red-db", Probe.Protocol.ICMP, 0)
                        .orElseThrow()
                        .answered())
                .isTrue();
    }

    @Test
    void sameAddressOfAnotherTenantIsHarmless() {
        Trace red = send("red-web", "red-db", Probe.Protocol.ICMP, 0);
        Trace blue = send("blue-web", "blue-db", Probe.Protocol.ICMP, 0);

        assertThat(red.packet().ethDst()).isEqualTo(blue.packet().ethDst());
        assertThat(red.receivers()).containsExactly("red-db");
        assertThat(blue.receivers()).containsExactly("blue-db");
    }

    @Test
    void bridgeAnswersArpForARemoteMachine() {
        Mac asker = Mac.parse("52:54:00:aa:00:10");
        Trace trace = Tracer.trace(
                dataPlane,
                Underlay.WHOLE,
                Packet.whoHas(asker, Ipv4.parse("10.0.0.10"), Ipv4.parse("10.0.0.20")),
                "red-web");

        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.ANSWERED);
        assertThat(trace.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.arpSha()).isEqualTo(Mac.parse("52:54:00:00:00:20"));
            assertThat(answer.ethDst()).isEqualTo(asker);
            assertThat(answer.arpTpa()).isEqualTo(Ipv4.parse("10.0.0.10"));
        });
    }

    @Test
    void announcementReachesEveryOtherMachineOfTheNetworkAndNobodyElse() {
        Trace trace = Tracer.trace(dataPlane, Underlay.WHOLE, Packet.rarp(Mac.parse("52:54:00:00:00:20")), "red-db");

        assertThat(trace.receivers()).containsExactlyInAnyOrder("red-web", "red-app");
    }

    @Test
    void spoofedSourceDiesAtPortSecurity() {
        Packet spoofed = Packet.ping(
                Mac.parse("52:54:00:aa:00:11"),
                Mac.parse("52:54:00:00:00:20"),
                Ipv4.parse("10.0.0.10"),
                Ipv4.parse("10.0.0.20"));

        assertThat(Tracer.trace(dataPlane, Underlay.WHOLE, spoofed, "red-app").ends())
                .extracting(Trace.End::table)
                .containsExactly(10);
    }

    @Test
    void cutUnderlayLosesThePacketAtTheSender() {
        Trace trace = Tracer.trace(
                dataPlane,
                (from, to) -> false,
                Probes.packet(scenario, "red-web", "red-db", Probe.Protocol.ICMP, 0),
                "red-web");

        assertThat(trace.ends()).extracting(Trace.End::reason).containsExactly(Trace.Reason.UNDERLAY);
        assertThat(trace.deliveredTo()).isEmpty();
    }
}
