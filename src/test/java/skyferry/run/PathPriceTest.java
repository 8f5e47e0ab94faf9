package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

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
}
