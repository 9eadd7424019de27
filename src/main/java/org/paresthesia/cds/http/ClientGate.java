package org.paresthesia.cds.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.audit.AuditNotes;
import org.paresthesia.cds.trust.CalledAddress;
import org.paresthesia.cds.trust.Callers;
import org.paresthesia.cds.trust.NotAuthenticated;
import org.paresthesia.cds.trust.register.ClientRegister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Asks who calls before anything of the call is read, so that a stranger learns nothing, not even which services there are
 * (checklist M2, M15, M19).
 */
public class ClientGate extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ClientGate.class);
    private static final String CALLER = ClientGate.class.getName();

    private final transient Callers callers;
    private final transient ClientRegister register;

    ClientGate(Callers callers, ClientRegister register) {
        this.callers = callers;
        this.register = register;
    }

    /** Who calls; every request that reaches an endpoint of a service has somebody. */
    public static Caller caller(HttpServletRequest request) {
        return (Caller) request.getAttribute(CALLER);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Caller caller = callers.identify(
                    Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)), address(request));
            request.setAttribute(CALLER, caller);
            keepFromPagesOfOthers(request.getHeader(HttpHeaders.ORIGIN), caller, response);
        } catch (NotAuthenticated stranger) {
            LOG.atInfo()
                    .addKeyValue("call.status", HttpStatus.UNAUTHORIZED.value())
                    .addKeyValue("call.reason", stranger.reason())
                    .log("call status=401 reason={}", stranger.reason());
            AuditNotes.of(request).refusedAtTheGate(stranger.reason().name());
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Before, only some client was asked for: a page of one client may not read what another is answered. */
    private void keepFromPagesOfOthers(String origin, Caller caller, HttpServletResponse response) {
        if (origin != null && !register.clients().allowsPagesOf(origin, caller)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, null);
        }
    }

    private static CalledAddress address(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return new CalledAddress(request.getRequestURL().toString(), path);
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        byte[] body = Outcome.of(HttpStatus.UNAUTHORIZED).json();
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
