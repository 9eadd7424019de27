package org.paresthesia.cds.whole.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser: keeps cookies, fills in forms, follows redirects only when told to. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Browser(String base) {
        this.base = base;
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(uri(address)).header("Accept", "text/html"));
    }

    /** Where the address leads in the end. */
    HttpResponse<String> open(String address) {
        HttpResponse<String> response = get(address);
        while (response.statusCode() / 100 == 3) {
            response = get(response.headers().firstValue("Location").orElseThrow());
        }
        return response;
    }

    /** Sends a form; a test that forges one leaves the token out. */
    HttpResponse<String> post(String address, Map<String, String> fields) {
        return post(address, fields, "same-origin");
    }

    /** The same where the browser says that the form is of another site. */
    HttpResponse<String> post(String address, Map<String, String> fields, String site) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(address))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> logIn(String name, String password) {
        return post("/login", Map.of("username", name, "password", password, "_csrf", token(get("/login"))));
    }

    /** The token that the form of a page carries. */
    static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no form in the answer with status " + page.statusCode());
        }
        return token.group(1);
    }

    /** The cookies as a request carries them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private URI uri(String address) {
        return URI.create(base).resolve(address);
    }

    /** Cookies are kept by hand: a manager keeps those for HTTPS to itself, and the tests speak plain HTTP. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies().isEmpty()) {
            request.header("Cookie", cookies());
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(text -> HttpCookie.parse(text).stream())
                    .forEach(cookie -> cookies.getCookieStore().add(response.uri(), cookie));
            return response;
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
