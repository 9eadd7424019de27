package org.paresthesia.cds.http.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;

/** Gives the forms of Spring Security the look of our pages, in place of the style sheet that it would send. */
final class LoginLooks extends HttpFilter {

    private static final String ICON = "/favicon.ico";

    /** Where those forms look for their style sheet, and browsers for an icon of a page that names none. */
    static final String[] PATHS = {"/default-ui.css", ICON};

    private final transient byte[] sheet;

    LoginLooks() throws IOException {
        this.sheet = new ClassPathResource("login.css").getContentAsByteArray();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (request.getServletPath().equals(ICON)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("text/css;charset=UTF-8");
        response.setContentLength(sheet.length);
        response.getOutputStream().write(sheet);
    }
}
