package org.paresthesia.cds.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers in JSON what Tomcat refuses before the application sees it: a broken address, headers that are too long. */
class ContainerProblems extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable problem) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            byte[] body = Outcome.of(status).json();
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException clientIsGone) {
            // There is nobody left to tell.
        }
    }
}
