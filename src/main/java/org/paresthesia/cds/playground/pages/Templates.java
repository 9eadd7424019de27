package org.paresthesia.cds.playground.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of the pages; the engine is made when the first page is asked for, so that no start waits for it. */
final class Templates {

    private Templates() {}

    /** Made by the class loader at the first use, once. */
    private static final class Holder {

        private static final SpringTemplateEngine ENGINE = engine();

        private static SpringTemplateEngine engine() {
            ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
            resolver.setPrefix("pages/");
            resolver.setSuffix(".html");
            resolver.setTemplateMode(TemplateMode.HTML);
            resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
            SpringTemplateEngine engine = new SpringTemplateEngine();
            engine.setTemplateResolver(resolver);
            return engine;
        }
    }

    /** A whole page. */
    static byte[] page(String name, Map<String, Object> model) {
        return bytes(Holder.ENGINE.process(name, context(model)));
    }

    /** One named fragment of a template. */
    static byte[] fragment(String name, String fragment, Map<String, Object> model) {
        return bytes(Holder.ENGINE.process(name, Set.of(fragment), context(model)));
    }

    private static Context context(Map<String, Object> model) {
        return new Context(Locale.ENGLISH, model);
    }

    private static byte[] bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
