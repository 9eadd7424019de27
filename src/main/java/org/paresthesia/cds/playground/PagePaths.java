package org.paresthesia.cds.playground;

import java.util.List;

/** The addresses of all pages below the service's base address: the one list for whoever guards them. */
public final class PagePaths {

    /** The playground, the board and the knowledge, and what they load; patterns of Spring. */
    public static final List<String> PAGES =
            List.of("/", "/playground/**", "/board", "/board.csv", "/knowledge", "/knowledge/**", "/why/*");

    /** Style sheet and scripts, the same for everybody. */
    public static final List<String> ASSETS = List.of("/assets/**");

    private PagePaths() {}
}
