package org.paresthesia.cds.knowledge;

import java.io.IOException;
import java.util.List;

/** Our content with a site's own beside it: paths below {@code site/} are the site's, all others ours. */
record LaidOver(Content ours, Content site) implements Content {

    private static final String SITE = "site/";

    @Override
    public List<String> files(String folder) throws IOException {
        if (!folder.startsWith(SITE)) {
            return ours.files(folder);
        }
        return site.files(folder.substring(SITE.length())).stream()
                .map(path -> SITE + path)
                .toList();
    }

    @Override
    public byte[] read(String path) throws IOException {
        return path.startsWith(SITE) ? site.read(path.substring(SITE.length())) : ours.read(path);
    }
}
