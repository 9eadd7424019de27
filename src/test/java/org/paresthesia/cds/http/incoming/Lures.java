package org.paresthesia.cds.http.incoming;

import java.util.List;
import java.util.stream.Stream;

/** Addresses that try to lead to a sink: as the FHIR server of a call, and as the next page of a server's answer. */
final class Lures {

    private Lures() {}

    /** What a call could name as its server. */
    static List<String> addresses(int sink, int ehr) {
        return Stream.of(
                        "http://127.0.0.1:SINK/fhir",
                        "http://localhost:SINK/fhir",
                        "http://LOCALHOST:SINK/fhir",
                        "http://localhost.:SINK/fhir",
                        "http://127.0.0.1.:SINK/fhir",
                        "http://[::1]:SINK/fhir",
                        "http://[0:0:0:0:0:0:0:1]:SINK/fhir",
                        "http://[::ffff:127.0.0.1]:SINK/fhir",
                        "http://[::ffff:7f00:1]:SINK/fhir",
                        "http://[::127.0.0.1]:SINK/fhir",
                        "http://[64:ff9b::7f00:1]:SINK/fhir",
                        "http://[::]:SINK/fhir",
                        "http://0.0.0.0:SINK/fhir",
                        "http://0:SINK/fhir",
                        "http://127.1:SINK/fhir",
                        "http://127.0.1:SINK/fhir",
                        "http://2130706433:SINK/fhir",
                        "http://0x7f000001:SINK/fhir",
                        "http://0x7f.0.0.1:SINK/fhir",
                        "http://0177.0.0.1:SINK/fhir",
                        "http://017700000001:SINK/fhir",
                        "http://127.000.000.001:SINK/fhir",
                        "http://ehr.example.org@127.0.0.1:SINK/fhir",
                        "http://ehr.example.org:EHR@127.0.0.1:SINK/fhir",
                        "http://127.0.0.1:SINK@ehr.example.org:EHR@127.0.0.1:SINK/",
                        "http://127.0.0.1:SINK#@ehr.example.org:EHR/fhir",
                        "http://127.0.0.1:SINK?@ehr.example.org:EHR/fhir",
                        "http://127.0.0.1:SINK\\@ehr.example.org:EHR/fhir",
                        "http://127.0.0.1:SINK;@ehr.example.org:EHR/fhir",
                        "http:\\\\127.0.0.1:SINK\\fhir",
                        "http:/127.0.0.1:SINK/fhir",
                        "http:127.0.0.1:SINK/fhir",
                        "http:///127.0.0.1:SINK/fhir",
                        "//127.0.0.1:SINK/fhir",
                        "HTTP://127.0.0.1:SINK/fhir",
                        "https://127.0.0.1:SINK/fhir",
                        "https://localhost:SINK/fhir",
                        "ftp://127.0.0.1:SINK/fhir",
                        "gopher://127.0.0.1:SINK/_GET",
                        "file://127.0.0.1/etc/passwd",
                        "jar:http://127.0.0.1:SINK!/",
                        "http://127.0.0.1:SINK%00.ehr.example.org/fhir",
                        "http://127.0.0.1%3ASINK/fhir",
                        "http://%31%32%37.0.0.1:SINK/fhir",
                        "http://ehr.example.org%40127.0.0.1:SINK/fhir",
                        "http://\uff11\uff12\uff17.0.0.1:SINK/fhir",
                        "http://127\u30020\u30020\u30021:SINK/fhir",
                        "http://l\u043ecalhost:SINK/fhir",
                        "http://xn--lcalhost-55g:SINK/fhir",
                        "http://127.0.0.1:SINK\r\nHost: ehr.example.org/fhir",
                        "http://127.0.0.1:SINK\t/fhir",
                        " http://127.0.0.1:SINK/fhir",
                        "http://inside.example.org:SINK/fhir",
                        "http://two.example.org:SINK/fhir",
                        "http://mapped.example.org:SINK/fhir",
                        "http://metadata.example.org/latest",
                        "http://169.254.169.254/latest",
                        "http://ehr.example.org.evil.example:SINK/fhir",
                        "http://nowhere.example.org:SINK/fhir")
                .map(lure -> lure.replace("SINK", String.valueOf(sink)).replace("EHR", String.valueOf(ehr)))
                .toList();
    }

    /** What a server could name as the next page. */
    static List<String> nextLinks(int sink, int ehr) {
        return Stream.of(
                        "http://127.0.0.1:SINK/page2",
                        "//127.0.0.1:SINK/page2",
                        "\\\\127.0.0.1:SINK\\page2",
                        "/\\127.0.0.1:SINK/page2",
                        "http:\\\\127.0.0.1:SINK",
                        "http://ehr.example.org:SINK/page2",
                        "https://ehr.example.org:EHR/page2",
                        "http://ehr.example.org/page2",
                        "http://ehr.example.org.:EHR/page2",
                        "http://ehr.example.org:EHR@127.0.0.1:SINK/page2",
                        "http://ehr.example.org:EHR\\@127.0.0.1:SINK/page2",
                        "http://127.0.0.1:SINK#http://ehr.example.org:EHR/page2",
                        "http://127.0.0.1:SINK\r\n/page2",
                        "http://%65hr.example.org:EHR/page2",
                        "http://\uff45hr.example.org:EHR/page2",
                        "http://127.0.0.1%3ASINK/page2",
                        "ftp://ehr.example.org:EHR/page2",
                        "javascript:fetch('http://127.0.0.1:SINK')",
                        "http://two.example.org:SINK/page2",
                        "http://[::1]:SINK/page2")
                .map(link -> link.replace("SINK", String.valueOf(sink)).replace("EHR", String.valueOf(ehr)))
                .toList();
    }
}
