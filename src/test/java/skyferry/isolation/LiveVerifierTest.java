package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.MoveSteps;
import skyferry.dataplane.RandomNet;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

class LiveVerifierTest {

    private static List<String> pairs(IsolationReport report) {
        return report.leaks().stream()
                .map(leak -> leak.fromVm() + ">" + leak.toVm())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void saysAlongAnyWayThroughStatesWhatALookAtEverythingSays(long seed) {
        RandomNet net = new RandomNet(seed);
        Scenario scenario = net.scenario();
        List<DataPlane> states = new ArrayList<>(
                MoveSteps.of(scenario, net.mover(), net.destination()).values());
        for (DataPlane state : List.copyOf(states)) {
            states.add(Faults.apply(state, scenario, net.faults()));
        }
        LiveVerifier live = new LiveVerifier(scenario);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            DataPlane state = states.get(random.nextInt(states.size()));
            IsolationReport report = live.verify(state, Underlay.WHOLE);

            assertThat(pairs(report)).isEqualTo(pairs(Verifier.verify(state, Underlay.WHOLE, scenario)));
            assertThat(report.unconfirmed()).isZero();
        }
    }

    @Test
    void aMoveInALargeWorldNeedsNoMoreThanContracts() {
        Scenario scenario = BigNet.even(50, 500, 50, 3);
        LiveVerifier live = new LiveVerifier(scenario);
        boolean begun = false;
        for (DataPlane state : MoveSteps.of(scenario, "v7", "host-9").values()) {
            IsolationReport report = live.verify(state, Underlay.WHOLE);
            assertThat(report.holds()).isTrue();
            assertThat(report.decidedBy()).isEqualTo(Level.CONTRACTS);
            assertThat(live.work().ports()).isZero();
            if (begun) {
                assertThat(live.work().contracts()).isLessThan(120);
            }
            begun = true;
        }
    }

    @Test
    void aMoveInALargeWorldLooksAtFewPortsIfItMustLookAtThem() {
        Scenario scenario = BigNet.even(50, 500, 50, 3);
        LiveVerifier live = new LiveVerifier(scenario, Level.CLASSES);
        int first = -1;
        for (DataPlane state : MoveSteps.of(scenario, "v7", "host-9").values()) {
            assertThat(live.verify(state, Underlay.WHOLE).decidedBy()).isEqualTo(Level.CLASSES);
            if (first < 0) {
                first = live.work().ports();
            } else {
                assertThat(live.work().ports()).isLessThanOrEqualTo(25);
                assertThat(live.work().exactly()).isZero();
            }
        }
        assertThat(first).isEqualTo(500);
    }
}
