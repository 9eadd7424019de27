package org.paresthesia.cds.http.incoming;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;

/** Names of the tests; every other one leads to the sink, and nobody outside is asked for any. */
final class Names implements Dns {

    private final Map<String, Iterator<List<String>>> changing = new HashMap<>();

    Names() {
        changing.put(
                "rebound.example.org",
                List.of(List.of("127.0.0.2"), List.of("127.0.0.1")).iterator());
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        Iterator<List<String>> answers = changing.get(name);
        if (answers != null) {
            return addresses(answers.hasNext() ? answers.next() : List.of("127.0.0.1"));
        }
        return switch (name) {
            case "ehr.example.org" -> addresses(List.of("127.0.0.2"));
            case "two.example.org" -> addresses(List.of("127.0.0.2", "127.0.0.1", "::1"));
            case "metadata.example.org" -> addresses(List.of("169.254.169.254"));
            case "mapped.example.org" -> addresses(List.of("::ffff:127.0.0.1"));
            case "nowhere.example.org" -> throw new UnknownHostException(name);
            default -> addresses(List.of("127.0.0.1"));
        };
    }

    private static List<InetAddress> addresses(List<String> literals) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : literals) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }
}
