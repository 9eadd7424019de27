package org.paresthesia.cds.http.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * What an address is for, by its path as the container understands it. What is not for programs or for the operation is a page, so
 * that a new page is protected before anybody thinks of it.
 */
public final class Paths {

    private static final List<String> PROGRAMS = List.of("/cds-services", "/openapi.json", "/schemas");
    private static final List<String> OPERATION = List.of("/health", "/metrics");

    private Paths() {}

    /** Whether people look at it. */
    public static boolean isPage(HttpServletRequest request) {
        return !isBelow(PROGRAMS, request) && !isOperation(request);
    }

    /** Whether it tells how the service is. */
    public static boolean isOperation(HttpServletRequest request) {
        return isBelow(OPERATION, request);
    }

    private static boolean isBelow(List<String> paths, HttpServletRequest request) {
        String path = request.getServletPath();
        return paths.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }
}
