package skyferry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void aCurveIsStraightBetweenItsSegmentsAndJumpsAtThem() {
        Curve curve = Curve.builder().segment(0, 100, -1).segment(50, 80, 0).build();

        assertThat(curve.at(-1)).isZero();
        assertThat(curve.at(0)).isEqualTo(100);
        assertThat(curve.at(49)).isEqualTo(51);
        assertThat(curve.at(50)).isEqualTo(80);
        assertThat(curve.at(1_000)).isEqualTo(80);
    }

    @Test
    void theMaximumLooksAtEveryEnd() {
        Curve curve = Curve.builder().segment(0, 0, 2).segment(10, 5, -1).build();

        assertThat(curve.max(0, 100)).isEqualTo(20);
        assertThat(curve.max(10, 100)).isEqualTo(5);
        assertThat(curve.max(2, 4)).isEqualTo(8);
    }

    @Test
    void aSecondSegmentAtTheSameInstantReplacesTheFirst() {
        Curve curve = Curve.builder().segment(0, 1, 0).segment(0, 2, 0).build();

        assertThat(curve.segments()).isEqualTo(1);
        assertThat(curve.at(0)).isEqualTo(2);
    }

    @Test
    void segmentsMustComeInOrder() {
        Curve.Builder builder = Curve.builder().segment(10, 1, 0);

        assertThatThrownBy(() -> builder.segment(9, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCopyOfABuilderGoesItsOwnWay() {
        Curve.Builder first = Curve.builder().level(0, 1);
        Curve.Builder second = first.copy();
        second.level(5, 7);

        assertThat(first.build().at(6)).isEqualTo(1);
        assertThat(second.build().at(6)).isEqualTo(7);
    }
}
