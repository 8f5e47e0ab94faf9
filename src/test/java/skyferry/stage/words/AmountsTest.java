package skyferry.stage.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,             0 ns
        85000,         85.0 µs
        999400,        999 µs
        999600,        1.00 ms
        13500000,      13.5 ms
        190000000,     190 ms
        999600000,     1.00 s
        5140000000,    5.14 s
        17166000000,   17.2 s
        119940000000,  119.9 s
        171000000000,  2 min 51 s
        7260000000000, 2 h 1 min
        -45000000,     −45.0 ms
        """)
    void times_take_the_unit_that_leaves_three_figures(double nanos, String text) {
        assertThat(Amounts.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,            0 B
        999,          999 B
        1023,         1.00 KiB
        123731968,    118 MiB
        4294967296,   4.00 GiB
        """)
    void memory_is_counted_in_powers_of_1024(double bytes, String text) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1175000000,  9.40 Gbit/s
        1250000,     10.0 Mbit/s
        """)
    void wires_are_counted_in_bits_and_powers_of_1000(double bytesPerSecond, String text) {
        assertThat(Amounts.wire(bytesPerSecond)).isEqualTo(text);
    }
}
