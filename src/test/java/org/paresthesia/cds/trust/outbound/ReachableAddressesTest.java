package org.paresthesia.cds.trust.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.WrongConfiguration;

/** Addresses that belong to nobody on the internet are reached only where a site has listed them (checklist F7). */
@Proves("F7")
class ReachableAddressesTest {

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refuses(String literal) throws UnknownHostException {
        assertThat(new ReachableAddresses(List.of()).allow(address(literal))).isFalse();
        assertThat(ReachableAddresses.ANY.allow(address(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2001:200::1",
                "2606:4700::1111",
                "2a00::1",
                "3ffe::1"
            })
    void reachesWhatIsPublic(String literal) throws UnknownHostException {
        assertThat(new ReachableAddresses(List.of()).allow(address(literal))).isTrue();
    }

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "10.20.0.0/16,   10.20.255.255,    true",
        "10.20.0.0/16,   10.21.0.0,        false",
        "10.20.0.0/16,   ::ffff:10.20.0.1, true",
        "192.168.4.0/22, 192.168.7.255,    true",
        "192.168.4.0/22, 192.168.8.0,      false",
        "10.1.2.3,       10.1.2.3,         true",
        "10.1.2.3,       10.1.2.4,         false",
        "fd12:3456::/32, fd12:3456::1,     true",
        "fd12:3456::/32, fd12:3457::1,     false",
        "::1,            ::1,              true",
        "::1,            127.0.0.1,        false"
    })
    void reachesWhatASiteHasListed(String range, String literal, boolean isReached) throws UnknownHostException {
        assertThat(new ReachableAddresses(List.of(range)).allow(address(literal)))
                .isEqualTo(isReached);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "::/129",
                "10.0.0",
                "0x7f.0.0.1",
                "ehr.example.org",
                "10.0.0.0/",
                "10.0.0.0/-1"
            })
    void whatIsNoRangeDoesNotStart(String range) {
        assertThatThrownBy(() -> new ReachableAddresses(List.of(range)))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("is not a range of addresses");
    }

    @Test
    void noRangeIsEveryAddressByMistake() throws UnknownHostException {
        assertThat(new ReachableAddresses(List.of("0.0.0.0/0")).allow(address("fe80::1")))
                .isFalse();
    }
}
