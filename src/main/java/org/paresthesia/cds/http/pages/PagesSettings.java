package org.paresthesia.cds.http.pages;

import java.net.URI;
import java.util.List;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get at pages ({@code paresthesia.pages}).
 *
 * @param access whether and how
 * @param administrator the name with which the local administrator logs in
 * @param password that person's password as a bcrypt hash
 * @param oidc the site's OpenID provider
 */
@ConfigurationProperties("paresthesia.pages")
public record PagesSettings(
        @DefaultValue("off") Access access,
        @DefaultValue("admin") String administrator,
        @DefaultValue("") String password,
        @DefaultValue Oidc oidc) {

    /** The ways to the pages. */
    public enum Access {
        /** There are no pages. */
        OFF,
        /** Everybody sees them; for demonstrations. */
        OPEN,
        /** The local administrator logs in. */
        PASSWORD,
        /** People of the site's OpenID provider log in. */
        OIDC;

        /** Whether somebody must log in. */
        public boolean isLogin() {
            return this == PASSWORD || this == OIDC;
        }
    }

    /**
     * The site's OpenID provider.
     *
     * @param issuer its address, below which its configuration is found
     * @param clientId the id under which it knows these pages
     * @param clientSecret the secret that belongs to it
     * @param claim the claim that says whether somebody may see the pages, such as {@code groups}; empty: everybody whom the
     *     provider lets in
     * @param values what it must be, or hold, one of
     */
    public record Oidc(
            URI issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String claim,
            @DefaultValue List<String> values) {}

    /** Refuses a way that could let nobody in, or everybody. */
    public PagesSettings {
        if (access == Access.PASSWORD && !password.matches("(\\{bcrypt})?\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")) {
            throw new WrongConfiguration("paresthesia.pages.password must be a bcrypt hash, such as"
                    + " htpasswd -nBC 12 \"\" makes; the password itself is not written down");
        }
        if (access == Access.OIDC && (oidc.issuer() == null || oidc.clientId().isBlank())) {
            throw new WrongConfiguration("paresthesia.pages.oidc.issuer and .client-id are needed for access: oidc");
        }
        if (oidc.claim().isBlank() != oidc.values().isEmpty()) {
            throw new WrongConfiguration("paresthesia.pages.oidc.claim and .values: set both or none");
        }
    }
}
