package org.paresthesia.cds.playground.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Style sheet, scripts and icon; their address names the build, so that a browser may keep them. */
@RestController
@PagesOn
class Assets {

    /** Changes with every start: a browser asks again after an update. */
    static final String VERSION = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");

    private static final Map<String, MediaType> FILES = Map.of(
            "pages.css", MediaType.valueOf("text/css;charset=UTF-8"),
            "pages.js", SCRIPT,
            "charts.js", SCRIPT,
            "htmx.js", SCRIPT,
            "chart.js", SCRIPT,
            "icon.svg", MediaType.valueOf("image/svg+xml"));

    @GetMapping("/assets/{version}/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String version, @PathVariable String name) throws IOException {
        MediaType type = FILES.get(name);
        if (type == null) {
            throw new PageProblem(HttpStatus.NOT_FOUND, "there is no such file");
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .body(new ClassPathResource("pages/assets/" + name).getContentAsByteArray());
    }
}
