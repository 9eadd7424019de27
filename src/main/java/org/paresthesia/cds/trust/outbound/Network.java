package org.paresthesia.cds.trust.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.trust.WrongConfiguration;

/** A range of addresses such as {@code 10.0.0.0/8}, {@code fd00::/8} or a single {@code 10.1.2.3}. */
final class Network {

    private static final Pattern LITERAL =
            Pattern.compile("(\\d+(?:\\.\\d+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Reads a range; a name is refused, because nothing is resolved here. */
    static Network of(String text) {
        Matcher parts = LITERAL.matcher(text.strip());
        if (parts.matches()) {
            byte[] address = bytes(parts.group(1));
            int bits = parts.group(2) == null ? address.length * Byte.SIZE : Integer.parseInt(parts.group(2));
            if (address.length > 0 && bits <= address.length * Byte.SIZE) {
                return new Network(address, bits);
            }
        }
        throw new WrongConfiguration("\"" + text + "\" is not a range of addresses; write one such as 10.20.0.0/16");
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return new byte[0];
        }
    }

    /** Whether the address lies in the range. */
    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = Byte.SIZE - bits % Byte.SIZE;
        return Arrays.equals(prefix, 0, whole, other, 0, whole)
                && (rest == Byte.SIZE || (prefix[whole] & 0xFF) >> rest == (other[whole] & 0xFF) >> rest);
    }
}
