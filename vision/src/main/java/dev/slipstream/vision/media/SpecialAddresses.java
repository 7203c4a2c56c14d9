package dev.slipstream.vision.media;

import java.net.Inet4Address;
import java.net.InetAddress;

/** IP addresses that are not on the public internet (IANA special-purpose registries), where internal services listen. */
final class SpecialAddresses {
    private SpecialAddresses() {}

    static boolean contains(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? specialV4(address.getAddress(), 0)
                        : specialV6(address.getAddress()));
    }

    /** Also reads the IPv4 address that sits inside an IPv6 one, from {@code at}. */
    private static boolean specialV4(byte[] b, int at) {
        int first = b[at] & 0xFF;
        int second = b[at + 1] & 0xFF;
        return first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128) // carrier-grade NAT, RFC 6598
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && b[at + 2] == 0)
                || (first == 198 && (second == 18 || second == 19)) // benchmarking, RFC 2544
                || first >= 240;
    }

    private static boolean specialV6(byte[] b) {
        boolean uniqueLocal = (b[0] & 0xFE) == 0xFC; // RFC 4193
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xFF) == 0xFF && (b[3] & 0xFF) == 0x9B; // RFC 6052
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02; // RFC 3056
        boolean low = true;
        for (int i = 0; i < 10; i++) {
            low &= b[i] == 0;
        }
        return uniqueLocal || ((nat64 || low) && specialV4(b, 12)) || (sixToFour && specialV4(b, 2));
    }
}
