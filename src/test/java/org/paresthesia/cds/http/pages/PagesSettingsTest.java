package org.paresthesia.cds.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.http.pages.PagesSettings.Access;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A way to the pages that would let nobody in, or anybody, does not start. */
class PagesSettingsTest {

    private static final String HASH = "$2y$04$" + "a".repeat(53);

    private static PagesSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("paresthesia.pages", PagesSettings.class);
    }

    @Test
    void thereAreNoPagesUnlessASiteAsksForThem() {
        assertThat(settings(Map.of()).access()).isEqualTo(Access.OFF);
    }

    @Test
    void aHashOfAPasswordIsEnough() {
        assertThat(settings(Map.of("paresthesia.pages.access", "password", "paresthesia.pages.password", HASH))
                        .access())
                .isEqualTo(Access.PASSWORD);
    }

    private record Row(String situation, Map<String, String> properties, String told) {}

    @TestFactory
    Stream<DynamicTest> whatCantWorkIsTold() {
        String pages = "paresthesia.pages.";
        return Stream.of(
                        new Row("no password", Map.of(pages + "access", "password"), "must be a bcrypt hash"),
                        new Row(
                                "a password as it is",
                                Map.of(pages + "access", "password", pages + "password", "secret"),
                                "must be a bcrypt hash"),
                        new Row("no provider", Map.of(pages + "access", "oidc"), "oidc.issuer and .client-id"),
                        new Row(
                                "a claim without values",
                                Map.of(
                                        pages + "access", "oidc",
                                        pages + "oidc.issuer", "https://login.example.org",
                                        pages + "oidc.client-id", "cds",
                                        pages + "oidc.claim", "groups"),
                                "set both or none"))
                .map(row -> DynamicTest.dynamicTest(
                        row.situation(), () -> assertThatThrownBy(() -> settings(row.properties()))
                                .rootCause()
                                .hasMessageContaining(row.told())));
    }

    @Test
    void openPagesAreRefusedInProduction() {
        MockEnvironment prod = new MockEnvironment();
        prod.setActiveProfiles("prod");
        PagesSettings open = settings(Map.of("paresthesia.pages.access", "open"));
        assertThatThrownBy(() -> new PagesConfiguration().pagesGate(open, prod, 0))
                .hasMessageContaining("paresthesia.pages.access must not be open");
        assertThat(new PagesConfiguration().pagesGate(settings(Map.of()), prod, 0))
                .isNotNull();
    }
}
