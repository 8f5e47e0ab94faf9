package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "123731968, 118 MiB",
        "4294967296, 4.0 GiB",
        "1048575, 1.0 MiB",
        "10433331, 9.9 MiB",
        "10443817, 10 MiB",
        "-4294967296, −4.0 GiB"
    })
    void memoryTakesTheLargestBinaryUnitThatLeavesAtLeastOne(double bytes, String shown) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "1175000000, 9.4 Gbit/s",
        "125000000, 1.0 Gbit/s",
        "1250000, 10 Mbit/s",
        "124999999, 1.0 Gbit/s",
        "0, 0 bit/s"
    })
    void ratesAreBitsInDecimalUnits(double bytesPerSecond, String shown) {
        assertThat(Quantities.rate(bytesPerSecond)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ns",
        "850000, 850 µs",
        "999600, 1.0 ms",
        "4200000, 4.2 ms",
        "190000000, 190 ms",
        "999400000, 999 ms",
        "999600000, 1.00 s",
        "5140000000, 5.14 s",
        "9996000000, 10.0 s",
        "59940000000, 59.9 s",
        "59970000000, 1 min 0 s",
        "111000000000, 1 min 51 s",
        "7500000000000, 2 h 05 min",
        "-190000000, −190 ms"
    })
    void timesNeverRoundIntoAUnitThatIsTooSmall(long nanos, String shown) {
        assertThat(Quantities.duration(nanos)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.001, <1 %", "0.97, 97 %", "0.9999, 99 %", "1, 100 %"})
    void aShareIsAllOnlyWhenItIsAll(double share, String shown) {
        assertThat(Quantities.percent(share)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 pages/s", "999, 999 pages/s", "21417, 21_400 pages/s", "1234567, 1_230_000 pages/s"})
    void pagesPerSecondKeepThreeDigitsAndPartTheThousands(double rate, String shown) {
        assertThat(Quantities.pagesPerSecond(rate)).isEqualTo(shown.replace('_', Quantities.THOUSANDS));
    }

    @Test
    void theClockShowsHundredths() {
        assertThat(Quantities.clock(5_140_000_000L)).isEqualTo("5.14 s");
        assertThat(Quantities.clock(111_200_000_000L)).isEqualTo("1:51.20");
        assertThat(Quantities.mebibytesPerSecond(1120.0 * (1 << 20)))
                .isEqualTo("1" + Quantities.THOUSANDS + "120 MiB/s");
    }
}
