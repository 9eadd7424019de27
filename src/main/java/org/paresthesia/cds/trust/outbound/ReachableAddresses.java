package org.paresthesia.cds.trust.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to. Asked for the very address that a socket connects to, so that no answer of a name server
 * can come between the check and the connection.
 */
public final class ReachableAddresses {

    /** Any address; for demonstrations, where everything runs on one machine. */
    public static final ReachableAddresses ANY = new ReachableAddresses(List.of("0.0.0.0/0", "::/0"));

    /**
     * Addresses that are nobody's on the internet (IANA IPv4 Special-Purpose Address Registry, RFC 6890): this network, private,
     * shared, loopback, link-local, documentation, benchmarks, multicast and reserved ones; and the address at which one cloud
     * answers its machines (168.63.129.16).
     */
    private static final List<Network> NOT_PUBLIC_4 = networks(Stream.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4"));

    /** All that is public of IPv6 (RFC 4291, 2.5.4), without its parts for protocols, tunnels to IPv4 and documentation. */
    private static final Network PUBLIC_6 = Network.of("2000::/3");

    private static final List<Network> NOT_PUBLIC_6 =
            networks(Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

    private final List<Network> listed;

    /** Public addresses, and those that a site has listed as ranges. */
    public ReachableAddresses(Collection<String> listed) {
        this.listed = networks(listed.stream());
    }

    private static List<Network> networks(Stream<String> ranges) {
        return ranges.map(Network::of).toList();
    }

    /** Whether this address may be connected to. An IPv4 address inside an IPv6 one is judged as IPv4, as it is connected to. */
    public boolean allow(InetAddress address) {
        return contain(listed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !contain(NOT_PUBLIC_4, address)
                : PUBLIC_6.contains(address) && !contain(NOT_PUBLIC_6, address);
    }

    private static boolean contain(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
