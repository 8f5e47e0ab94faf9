package skyferry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void addressesReadBackAsTheyWereWritten() {
        assertThat(Ipv4.parse("10.0.0.11/24")).hasToString("10.0.0.11/24");
        assertThat(Ipv4.parse("192.0.2.200")).hasToString("192.0.2.200");
        assertThat(Ipv4.parse("10.1.2.3/8").cidr()).isEqualTo("10.0.0.0/8");
        assertThat(Mac.parse("52:54:00:AB:cd:01")).hasToString("52:54:00:ab:cd:01");
    }

    @Test
    void aPrefixContainsItsAddressesOnly() {
        Ipv4 subnet = Ipv4.parse("10.0.0.0/24");

        assertThat(subnet.contains(Ipv4.parse("10.0.0.255"))).isTrue();
        assertThat(subnet.contains(Ipv4.parse("10.0.1.0"))).isFalse();
        assertThat(Ipv4.parse("0.0.0.0/0").contains(Ipv4.parse("255.1.2.3"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0", "10.0.0.256", "10.0.0.1/33", "10.0.0.1.2", "a.b.c.d", "10.0.0.0001"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Ipv4.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"52:54:00:12:34", "52:54:00:12:34:5", "52-54-00-12-34-56", "zz:54:00:12:34:56"})
    void whatIsNoMacIsRefused(String text) {
        assertThatThrownBy(() -> Mac.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void qemusAnnouncementComesAtItsDocumentedOffsets() {
        assertThat(ControllerOptions.Announce.QEMU_DEFAULTS.offsetsNanos())
                .containsExactly(0L, 50_000_000L, 200_000_000L, 450_000_000L, 800_000_000L);
    }
}
