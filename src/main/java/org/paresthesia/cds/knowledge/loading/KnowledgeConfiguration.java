package org.paresthesia.cds.knowledge.loading;

import java.nio.file.Files;
import java.nio.file.Path;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the knowledge when the service starts, from the program itself or from a site's directory. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    private static final String WITHOUT_BUILD = "development";

    /**
     * The content: {@code paresthesia.content} names a directory that is used instead of what is packed,
     * {@code paresthesia.site} a folder whose codes and maps are laid over it.
     */
    @Bean
    Content content(
            @Value("${paresthesia.content:}") String directory, @Value("${paresthesia.site:}") String siteFolder) {
        Content ours = ours(directory);
        if (siteFolder.isBlank()) {
            return ours;
        }
        if (!Files.isDirectory(Path.of(siteFolder))) {
            throw new KnowledgeProblem(
                    new Problem("paresthesia.site", 0, "there is no such folder", "name a folder, or nothing"));
        }
        return ours.withSite(Path.of(siteFolder));
    }

    private static Content ours(String directory) {
        if (directory.isBlank()) {
            return Content.packed();
        }
        if (!Files.isDirectory(Path.of(directory, "cql"))) {
            throw new KnowledgeProblem(new Problem(
                    "paresthesia.content", 0, "the directory holds no cql/", "name one with cql/ and fhir-resources/"));
        }
        return Content.directory(Path.of(directory));
    }

    /** Everything that the service knows; the start fails where the content is wrong. */
    @Bean
    Knowledge knowledge(Content content, ObjectProvider<BuildProperties> build) {
        BuildProperties built = build.getIfAvailable();
        return KnowledgeLoader.load(content, built == null ? WITHOUT_BUILD : built.getVersion());
    }
}
