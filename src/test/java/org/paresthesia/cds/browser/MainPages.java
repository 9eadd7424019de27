package org.paresthesia.cds.browser;

import java.util.List;

/** The main pages, by their addresses. */
final class MainPages {

    static final List<String> ALL = List.of(
            "/",
            "/?patient=v02",
            "/?patient=v07",
            "/?patient=v01&service=limb-paresthesia-encounter-start",
            "/?patient=p01&service=limb-paresthesia-order-sign",
            "/?patient=v08",
            "/?patient=nobody",
            "/board",
            "/board?topic=none",
            "/knowledge",
            "/knowledge?q=b12+low",
            "/knowledge/rules/b12-low",
            "/knowledge/value-sets/paresthesia-lower-limb",
            "/knowledge/numbers",
            "/knowledge/sources",
            "/knowledge/cql/ParesthesiaGate",
            "/playground/why?patient=v02&topic=b12-low",
            "/playground/why?patient=v02&topic=rf-stroke");

    private MainPages() {}
}
