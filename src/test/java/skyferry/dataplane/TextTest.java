package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import skyferry.model.Mac;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup.Direction;
import skyferry.model.SecurityGroup.Protocol;
import skyferry.model.SecurityGroup.Rule;

class TextTest {
    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane dataPlane = Controller.initial(scenario);

    @Test
    void tablesOfTheHostWithTheDatabasesReadAsOvsOfctlWritesThem() {
        assertThat(dataPlane.bridge("host-b").flows().stream()
                        .map(Flow::toString)
                        .map(text -> text.replaceAll("cookie=0x[0-9a-f]+,", ""))
                        .filter(text -> !text.startsWith("table=20") && !text.startsWith("table=46")))
                .containsExactly(
                        "table=0,priority=100,in_port=14,actions=set_field:14->reg5,set_field:2->reg6,resubmit(,10)",
                        "table=0,priority=100,in_port=15,actions=set_field:15->reg5,set_field:1->reg6,resubmit(,10)",
                        "table=0,priority=100,tun_id=5001,actions=set_field:1->reg4,set_field:2->reg6,resubmit(,40)",
                        "table=0,priority=100,tun_id=5002,actions=set_field:1->reg4,set_field:1->reg6,resubmit(,40)",
                        "table=0,priority=0,actions=drop",
                        "table=10,priority=100,in_port=14,ip,dl_src=52:54:00:00:00:20,nw_src=10.0.0.20,"
                                + "actions=resubmit(,30)",
                        "table=10,priority=100,in_port=14,arp,dl_src=52:54:00:00:00:20,arp_spa=10.0.0.20,"
                                + "arp_sha=52:54:00:00:00:20,actions=resubmit(,20)",
                        "table=10,priority=100,in_port=14,dl_type=0x8035,dl_src=52:54:00:00:00:20,actions=resubmit(,40)",
                        "table=10,priority=100,in_port=15,ip,dl_src=52:54:00:00:00:20,nw_src=10.0.0.20,"
                                + "actions=resubmit(,30)",
                        "table=10,priority=100,in_port=15,arp,dl_src=52:54:00:00:00:20,arp_spa=10.0.0.20,"
                                + "arp_sha=52:54:00:00:00:20,actions=resubmit(,20)",
                        "table=10,priority=100,in_port=15,dl_type=0x8035,dl_src=52:54:00:00:00:20,actions=resubmit(,40)",
                        "table=10,priority=0,actions=drop",
                        "table=30,priority=100,ip,actions=ct(table=31,zone=NXM_NX_REG5[0..15])",
                        "table=30,priority=0,actions=drop",
                        "table=31,priority=130,ct_state=+trk+inv,ip,actions=drop",
                        "table=31,priority=120,ct_state=+trk+est,ip,actions=resubmit(,40)",
                        "table=31,priority=120,ct_state=+trk+rel,ip,actions=resubmit(,40)",
                        "table=31,priority=0,actions=drop",
                        "table=40,priority=100,reg6=1,dl_dst=52:54:00:00:00:20,"
                                + "actions=set_field:15->reg7,resubmit(,50)",
                        "table=40,priority=100,reg6=2,dl_dst=52:54:00:00:00:20,"
                                + "actions=set_field:14->reg7,resubmit(,50)",
                        "table=40,priority=90,reg6=1,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,"
                                + "actions=set_field:15->reg7,resubmit(,50),resubmit(,45)",
                        "table=40,priority=90,reg6=2,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,"
                                + "actions=set_field:14->reg7,resubmit(,50),resubmit(,45)",
                        "table=40,priority=0,actions=resubmit(,45)",
                        "table=45,priority=110,reg4=1,actions=drop",
                        "table=45,priority=100,reg6=1,dl_dst=52:54:00:bb:00:10,"
                                + "actions=set_field:5002->tun_id,output:101",
                        "table=45,priority=100,reg6=2,dl_dst=52:54:00:aa:00:10,"
                                + "actions=set_field:5001->tun_id,output:101",
                        "table=45,priority=100,reg6=2,dl_dst=52:54:00:aa:00:11,"
                                + "actions=set_field:5001->tun_id,output:101",
                        "table=45,priority=90,reg6=1,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,"
                                + "actions=set_field:5002->tun_id,output:101",
                        "table=45,priority=90,reg6=2,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,"
                                + "actions=set_field:5001->tun_id,output:101",
                        "table=45,priority=0,actions=drop",
                        "table=50,priority=100,arp,actions=resubmit(,60)",
                        "table=50,priority=100,dl_type=0x8035,actions=resubmit(,60)",
                        "table=50,priority=90,ip,actions=ct(table=51,zone=NXM_NX_REG7[0..15])",
                        "table=50,priority=0,actions=drop",
                        "table=51,priority=130,ct_state=+trk+inv,ip,actions=drop",
                        "table=51,priority=120,ct_state=+trk+est,ip,actions=resubmit(,60)",
                        "table=51,priority=120,ct_state=+trk+rel,ip,actions=resubmit(,60)",
                        "table=51,priority=101,reg7=14,ct_state=+trk+new,tcp,nw_src=10.0.0.10,tp_dst=5432,"
                                + "actions=ct(commit,zone=NXM_NX_REG7[0..15]),resubmit(,60)",
                        "table=51,priority=101,reg7=15,ct_state=+trk+new,tcp,nw_src=10.0.0.10,tp_dst=5432,"
                                + "actions=ct(commit,zone=NXM_NX_REG7[0..15]),resubmit(,60)",
                        "table=51,priority=100,reg7=14,ct_state=+trk+new,icmp,nw_src=10.0.0.0/24,"
                                + "actions=ct(commit,zone=NXM_NX_REG7[0..15]),resubmit(,60)",
                        "table=51,priority=100,reg7=15,ct_state=+trk+new,icmp,"
                                + "actions=ct(commit,zone=NXM_NX_REG7[0..15]),resubmit(,60)",
                        "table=51,priority=0,actions=drop",
                        "table=60,priority=100,actions=output:NXM_NX_REG7[]",
                        "table=60,priority=0,actions=drop");
    }

    @Test
    void everyCookieOnAHostIsDifferent() {
        for (Bridge bridge : dataPlane.bridges().values()) {
            assertThat(bridge.flows())
                    .extracting(Flow::cookie)
                    .doesNotHaveDuplicates()
                    .doesNotContain(0L);
        }
    }

    @Test
    void traceReadsAsTheSwitchPrintsIt() {
        Trace trace = Tracer.trace(dataPlane, Underlay.WHOLE, Packet.rarp(Mac.parse("52:54:00:00:00:20")), "red-db");

        assertThat(TraceText.of(trace).replaceAll(", cookie 0x[0-9a-f]+", "")).startsWith("""
            Flow: in_port=14,dl_type=0x8035,dl_src=52:54:00:00:00:20,dl_dst=ff:ff:ff:ff:ff:ff,arp_op=3,\
            arp_sha=52:54:00:00:00:20,arp_tha=52:54:00:00:00:20

            bridge("br-int") on host-b
            --------------------------
             0. in_port=14, priority 100
                set_field:14->reg5
                set_field:2->reg6
                resubmit(,10)
            10. in_port=14,dl_type=0x8035,dl_src=52:54:00:00:00:20, priority 100
                resubmit(,40)
            40. reg6=2,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00, priority 90
                set_field:14->reg7
                resubmit(,50)
                50. dl_type=0x8035, priority 100
                        resubmit(,60)
                    60. priority 100
                        output:NXM_NX_REG7[]
                resubmit(,45)
            45. reg6=2,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00, priority 90
                set_field:5001->tun_id
                output:101
            """);
    }

    @Test
    void connectionTrackingOpensABlockOfItsOwn() {
        Packet packet = Probes.packet(scenario, "red-web", "red-app", Probe.Protocol.ICMP, 0);
        String text = TraceText.of(Tracer.trace(dataPlane, Underlay.WHOLE, packet, "red-web"));

        assertThat(text.split("bridge\\(", -1)).hasSize(4);
        assertThat(text).contains("\n31. reg5=11,ct_state=+trk+new,ip, priority 100");
    }

    @Test
    void rangeOfPortsIsCutIntoBlocks() {
        Rule rule = new Rule(Direction.INGRESS, Protocol.TCP, 1000, 1005, NetBuilder.any());

        assertThat(GroupMatches.of(rule, java.util.Map.of()))
                .extracting(Match::toString)
                .containsExactly("tcp,tp_dst=0x3e8/0xfffc", "tcp,tp_dst=0x3ec/0xfffe");
        Rule all = new Rule(Direction.INGRESS, Protocol.UDP, 0, 65535, NetBuilder.any());
        assertThat(GroupMatches.of(all, java.util.Map.of()))
                .extracting(Match::toString)
                .containsExactly("udp");
    }
}
