package org.paresthesia.cds.http.description;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.paresthesia.cds.wire.Answered;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Picks some of the JSON that goes out, for a check in the background; what goes out stays as it is. */
@RestControllerAdvice
class SampledAnswers implements ResponseBodyAdvice<Object> {

    private final double rate;
    private final BackgroundChecks checks;

    SampledAnswers(SchemaCheckSettings settings, BackgroundChecks checks) {
        this.rate = settings.rate();
        this.checks = checks;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return ThreadLocalRandom.current().nextDouble() < rate;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
            checks.later(answered(bytes(body), type, request, response));
        }
        return body;
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] bytes ? bytes : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
    }

    private static Answered answered(
            byte[] body, MediaType type, ServerHttpRequest request, ServerHttpResponse response) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        return new Answered(
                servlet.getMethod(),
                servlet.getRequestURI().substring(servlet.getContextPath().length()),
                ((ServletServerHttpResponse) response).getServletResponse().getStatus(),
                type.toString(),
                body);
    }
}
