package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpStallTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 200", "200, 200", "210, 600", "300, 600", "700, 1400", "1500, 3000", "50000, 51000"})
    void aStreamGoesOnWithTheFirstRetransmissionThatPasses(long outageMs, long stallMs) {
        assertThat(TcpStall.nanos(outageMs * 1_000_000)).isEqualTo(stallMs * 1_000_000);
    }
}
