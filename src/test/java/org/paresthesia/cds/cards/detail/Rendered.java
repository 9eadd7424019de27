package org.paresthesia.cds.cards.detail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as a reader's program sees it, which finds links by itself and passes raw HTML on. */
public final class Rendered {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.builder()
                    .linkTypes(EnumSet.of(AutolinkType.URL, AutolinkType.EMAIL, AutolinkType.WWW))
                    .build());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final Node document;

    private Rendered(Node document) {
        this.document = document;
    }

    /** Reads a text. */
    public static Rendered of(String markdown) {
        return new Rendered(PARSER.parse(markdown));
    }

    /** The elements of the text in order, texts left out: what a hostile text must not change. */
    public List<String> structure() {
        List<String> names = new ArrayList<>();
        walk(document, node -> {
            if (!(node instanceof Text)) {
                names.add(node.getClass().getSimpleName());
            }
        });
        return names;
    }

    /** The words that a reader sees. */
    public String words() {
        StringBuilder words = new StringBuilder();
        walk(document, node -> {
            if (node instanceof Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }

    /** The addresses of all links. */
    public List<String> links() {
        List<String> addresses = new ArrayList<>();
        walk(document, node -> {
            if (node instanceof Link link) {
                addresses.add(link.getDestination());
            }
        });
        return addresses;
    }

    /** As HTML, raw HTML kept. */
    public String html() {
        return HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document);
    }

    private static void walk(Node node, java.util.function.Consumer<Node> visitor) {
        visitor.accept(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            walk(child, visitor);
        }
    }
}
