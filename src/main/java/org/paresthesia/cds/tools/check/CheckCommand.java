package org.paresthesia.cds.tools.check;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.trust.WrongConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads the content with a site's folder over it, as the start does, and prints what the folder changes. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks content and a site's folder as the start of the service would, and prints what the folder changes.")
public final class CheckCommand implements Callable<Integer> {

    @Option(
            names = "--content",
            description = "A directory with cql/ and fhir-resources/ instead of the packed content.")
    private Path content;

    @Option(names = "--site", description = "A folder with valuesets/, conceptmaps/ and application.yaml.")
    private Path site;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try {
            Content ours = content == null ? Content.packed() : Content.directory(content);
            Knowledge before = KnowledgeLoader.load(ours, "check");
            out.println("content: " + before.services().size() + " services, "
                    + before.valueSets().urls().size() + " value sets, " + version(before));
            if (site != null) {
                refuseUnlessFolder();
                Knowledge after = KnowledgeLoader.load(ours.withSite(site), "check");
                new SiteChanges(before, after).lines().forEach(out::println);
                new SiteConfiguration(site, after).lines().forEach(out::println);
                out.println("with the site's folder: " + version(after));
            }
            out.println("all is well");
            return 0;
        } catch (KnowledgeProblem | WrongConfiguration problem) {
            command.commandLine().getErr().println(problem.getMessage());
            return 1;
        }
    }

    private void refuseUnlessFolder() {
        if (!Files.isDirectory(site)) {
            throw new WrongConfiguration(site + ": there is no such folder");
        }
    }

    private static String version(Knowledge knowledge) {
        return "fingerprint " + knowledge.logicVersion().replaceFirst(".*\\+", "");
    }
}
