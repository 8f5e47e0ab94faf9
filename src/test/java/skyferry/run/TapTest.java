package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skyferry.model.Scenario;
import skyferry.scenario.Reads;

/** Encapsulation is not secrecy: what a tap reads in the first lesson's world, and what hides it. */
class TapTest {
    private static final Path FILE =
            Path.of(System.getProperty("skyferry.home", ""), "lessons/L02-anatomy/scenario.yaml");
    private static final String CABLE = "host-a--leaf-1";
    private static final long DURING = 3_000_000_000L;

    @TempDir
    Path folder;

    private Timeline run(String what, String with) throws IOException {
        String text = Files.readString(FILE).replace(what, with)
                + "\nactions:\n  - {at: 1 s, do: migrate, vm: web-1, to: host-c}\n";
        Path file = Files.writeString(folder.resolve("tapped.yaml"), text);
        Scenario scenario = Reads.scenario(file);
        return Run.simulate(scenario, List.of(), Horizon.of(scenario, List.of()));
    }

    @Test
    void memoryAndTunnelledPacketsAreReadAsTheyAre() throws IOException {
        Tap tap = Tap.on(run("", ""), CABLE, DURING);

        assertThat(tap.readable("acme")).isTrue();
        assertThat(tap.seen()).anySatisfy(seen -> {
            assertThat(seen.kind()).isEqualTo(Tap.Kind.MOVE);
            assertThat(seen.outer()).isEqualTo("192.0.2.11 → 192.0.2.13");
        });
        assertThat(tap.seen()).anySatisfy(seen -> assertThat(seen.inner()).contains("10.0.0.11", "VXLAN 5001"));
    }

    @Test
    void encryptedTunnelsHideWhatMachinesSayButNotTheirMemory() throws IOException {
        Tap tap = Tap.on(run("controller: {", "controller: {ipsec: true, "), CABLE, DURING);

        assertThat(tap.seen())
                .filteredOn(seen -> seen.kind() == Tap.Kind.TRAFFIC)
                .allSatisfy(seen -> {
                    assertThat(seen.readable()).isFalse();
                    assertThat(seen.inner()).isEmpty();
                });
        assertThat(tap.seen()).filteredOn(seen -> seen.kind() == Tap.Kind.MOVE).allMatch(Tap.Seen::readable);
    }

    @Test
    void macsecHidesEverythingOnItsOwnCableOnly() throws IOException {
        Timeline timeline = run(
                "between: [host-a, leaf-1], rate: 10 Gb/s", "between: [host-a, leaf-1], macsec: true, rate: 10 Gb/s");

        assertThat(Tap.on(timeline, CABLE, DURING).seen())
                .isNotEmpty()
                .noneMatch(Tap.Seen::readable)
                .allMatch(seen -> seen.outer().isEmpty());
        assertThat(timeline.scenario().fabric().links().stream()
                        .filter(link -> !link.id().equals(CABLE))
                        .anyMatch(link -> Tap.on(timeline, link.id(), DURING).readable("acme")))
                .isTrue();
    }

    @Test
    void nothingIsReadWhereNothingGoes() throws IOException {
        assertThat(Tap.on(run("", ""), "leaf-2--spine-1", DURING).seen()).isEmpty();
    }
}
