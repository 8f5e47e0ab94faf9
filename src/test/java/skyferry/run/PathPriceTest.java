package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import skyferry.model.DataPath;
import skyferry.model.Scenario;
import skyferry.scenario.Reads;

/** What the ways from a guest to the wire cost. */
class PathPriceTest {
    @Test
    void aProcessorForwardsWhatWasMeasuredOfOpenVSwitchInTheKernel() {
        assertThat(PathPrice.VIRTIO_OVS.cpus(1_880_000)).isCloseTo(1, within(0.001));
    }

    @Test
    void aVirtualFunctionCostsTheHostNoProcessorAndIsTheQuickest() {
        assertThat(PathPrice.VF.cpus(10_000_000)).isZero();
        assertThat(PathPrice.VF.latencyNanos())
                .isLessThan(PathPrice.OVS_DPDK.latencyNanos())
                .isLessThan(PathPrice.VIRTIO_OVS.latencyNanos());
    }

    @Test
    void aSwitchThatPollsTakesItsProcessorEvenWhenNothingIsSent() {
        assertThat(PathPrice.OVS_DPDK.cpus(0)).isEqualTo(1);
        assertThat(PathPrice.VIRTIO_OVS.cpus(0)).isZero();
    }

    @Test
    void aHostOnDpdkLosesOneProcessorForEachMemoryNodeWhateverIsSent() throws IOException {
        String text = Files.readString(
                Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/evpn/scenario.yaml"));
        Scenario kernel = Reads.scenario(text);
        Scenario dpdk = Reads.scenario(
                text.replace("host-b: {like: host-a, ", "host-b: {like: host-a, data_path: dpdk, numa_nodes: 2, "));

        assertThat(cpuShare(kernel, "host-b")).isZero();
        assertThat(cpuShare(dpdk, "host-b")).isEqualTo(2.0 / 16);
        assertThat(cpuShare(dpdk, "host-c")).isEqualTo(cpuShare(kernel, "host-c"));
        assertThat(PathPrice.of(NicPath.VIRTIO, dpdk.host("host-b").platform().dataPath()))
                .contains(PathPrice.OVS_DPDK);
        assertThat(PathPrice.of(NicPath.VF, DataPath.DPDK)).contains(PathPrice.VF);
        assertThat(PathPrice.of(NicPath.NONE, DataPath.DPDK)).isEmpty();
    }

    private static double cpuShare(Scenario scenario, String host) {
        return Run.simulate(scenario, List.of(), Horizon.at(1_000))
                .at(0)
                .hosts()
                .get(host)
                .cpuShare();
    }
}
