package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import skyferry.migration.MigrationRecord;
import skyferry.scenario.Reads;

/** What the physical switches learn of machines on a VLAN, and what it costs if they do not. */
class LeafSwitchesTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;
    private static final String WORLD = """
        format: skyferry/1
        kind: scenario
        id: provider
        version: 1
        title: A provider network
        seed: 3
        lens: qemu
        until: 60 s
        sites:
          dc1: {at: [50.1, 8.7]}
        fabric:
          switches:
            leaf-1: {site: dc1, ageing: 300 s}
            leaf-2: {site: dc1, ageing: 300 s}
          links:
            - {between: [host-a, leaf-1], rate: 10 Gb/s, delay: 5 us}
            - {between: [host-b, leaf-2], rate: 10 Gb/s, delay: 5 us}
            - {between: [host-c, leaf-1], rate: 10 Gb/s, delay: 5 us}
            - {between: [leaf-1, leaf-2], rate: 40 Gb/s, delay: 5 us}
        hosts:
          host-a: {site: dc1, cpus: 16, ram: 32 GiB, vtep: 192.0.2.11}
          host-b: {like: host-a, vtep: 192.0.2.12}
          host-c: {like: host-a, vtep: 192.0.2.13}
        tenants:
          acme: {}
        networks:
          wire: {tenant: acme, type: vlan, vlan: 101, subnet: 10.1.0.0/24}
          cloud: {tenant: acme, vni: 5001, subnet: 10.2.0.0/24}
        vms:
          walker:
            host: host-a
            tenant: acme
            ram: 1 GiB
            nics: [{net: wire, ip: 10.1.0.10/24}]
            memory: {zero: 512 MiB}
          inside: {host: host-a, tenant: acme, ram: 1 GiB, nics: [{net: cloud, ip: 10.2.0.10/24}], memory: {zero: 512 MiB}}
          client: {host: host-c, tenant: acme, ram: 1 GiB, nics: [{net: wire, ip: 10.1.0.20/24}], memory: {zero: 512 MiB}}
        migration: {max_bandwidth: none, downtime_limit: 300 ms}
        controller: {push_delay: 1 ms}
        probes:
          to-walker: {from: client, to: walker, every: 10 ms, proto: icmp}
        actions:
          - {at: 1 s, do: migrate, vm: walker, to: host-b}
        """;
    private static final String LOST = "faults: [{at: 0 s, kind: lost-rarp, frames: 5}]\n";

    private static Timeline run(String text) {
        return Run.simulate(Reads.scenario(text), List.of(), Horizon.at(60 * SECOND));
    }

    private static List<String> ports(Timeline run, String leaf, long nanos) {
        return run.macTable(leaf, nanos).stream()
                .filter(entry -> entry.vm().equals("walker"))
                .map(MacEntry::port)
                .toList();
    }

    private static long silence(Timeline run) {
        Timeline.Silence last = run.probe("to-walker").silences().getLast();
        return last.untilNanos().orElse(run.endNanos()) - last.fromNanos();
    }

    @Test
    void everySwitchKnowsThePortTowardsTheMachineAndLearnsTheNextOneByTheAnnouncement() {
        Timeline run = run(WORLD);
        MigrationRecord move = run.migrations().getFirst();

        assertThat(ports(run, "leaf-1", 0)).containsExactly("host-a");
        assertThat(ports(run, "leaf-2", 0)).containsExactly("leaf-1");
        assertThat(ports(run, "leaf-1", move.endNanos() + SECOND)).containsExactly("leaf-2");
        assertThat(ports(run, "leaf-2", move.endNanos() + SECOND)).containsExactly("host-b");
        assertThat(run.events())
                .filteredOn(event -> event.kind() == Event.Kind.MAC_LEARNED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.atNanos()).isEqualTo(move.resumedNanos().orElseThrow());
                    assertThat(event.argument("before")).isEqualTo("host-a");
                });
        assertThat(silence(run)).isLessThan(move.guestPauseNanos() + 20 * MS);
    }

    @Test
    void aSwitchNeverSeesTheMacsOfMachinesInAnOverlay() {
        assertThat(run(WORLD).macTable("leaf-1", SECOND))
                .extracting(MacEntry::vm)
                .contains("walker", "client")
                .doesNotContain("inside");
    }

    @Test
    void withoutAnAnnouncementFramesGoToTheOldHostUntilTheMachineSpeaksOfItself() {
        Timeline run = run(WORLD + LOST);

        assertThat(silence(run) / (double) SECOND).isCloseTo(30, within(1.0));
        Conversation lost = Conversation.at(run, 20 * SECOND, Conversation.Kind.ICMP, "client", "walker", 0)
                .orElseThrow();
        assertThat(lost.outcome()).isNotEqualTo(Conversation.Outcome.ANSWERED);
        assertThat(lost.request().hops()).extracting(hop -> hop.host()).doesNotContain("host-b");
    }

    @Test
    void anyFrameOfItsOwnTeachesTheSwitches() {
        Timeline run = run(WORLD.replace(
                        "probes:\n", "probes:\n  from-walker: {from: walker, to: client, every: 700 ms, proto: icmp}\n")
                + LOST);

        assertThat(silence(run) / (double) MS).isCloseTo(700, within(60.0));
    }

    @Test
    void whatIsForgottenIsFlooded() {
        Timeline run = run(WORLD.replace("ageing: 300 s", "ageing: 5 s") + LOST);
        long forgotten = run.events().stream()
                .filter(event -> event.kind() == Event.Kind.MAC_FORGOTTEN)
                .findFirst()
                .orElseThrow()
                .atNanos();

        assertThat(run.macTable("leaf-1", forgotten + 10 * MS))
                .extracting(MacEntry::vm)
                .doesNotContain("walker");
        assertThat(run.probe("to-walker").silences().getLast().untilNanos()).hasValue(forgotten);
    }

    @Test
    void theAgeOfAnEntryIsTheTimeSinceTheLastFrame() {
        Timeline run = run(WORLD.replaceAll("(?m)^actions:\\R.*\\R", ""));

        assertThat(run.macTable("leaf-1", 47 * SECOND))
                .filteredOn(entry -> entry.vm().equals("walker"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.ageNanos()).isEqualTo(17 * SECOND);
                    assertThat(entry.lifeNanos()).isEqualTo(300 * SECOND);
                    assertThat(entry.vlan()).isEqualTo(101);
                });
    }
}
