package io.partline.chassis.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the container itself refuses, before any of our code sees it, is a problem document too and no HTML page. */
public final class ProblemReport extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemReport.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean ours = status >= 500;
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter()
                    .write(
                            """
                    {"type":"https://partline.io/problems/%s","title":"%s","status":%d,"detail":"%s"}""".formatted(
                                            ours ? "internal-error" : "invalid-request",
                                            ours ? "Internal error" : "Invalid request",
                                            status,
                                            ours
                                                    ? "Something went wrong on our side; it is logged."
                                                    : "The request is no well-formed HTTP request: look at its path, its query and its headers."));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("the client did not wait for the answer", e);
        }
    }
}
