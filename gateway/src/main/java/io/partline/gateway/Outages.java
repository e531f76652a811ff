package io.partline.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;

/** What a caller is told when a request could not be passed on. */
@RestControllerAdvice
class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    @ExceptionHandler({ResourceAccessException.class, IOException.class})
    ResponseEntity<Map<String, Object>> unreachable(Exception e, HttpServletRequest request) {
        if (request.getAttribute(Limits.BODY) instanceof CountedBody body && body.refusal() != null) {
            return answer(body.refusal().problem());
        }
        LOG.warn("{} {} could not be passed on", request.getMethod(), request.getRequestURI(), e);
        return answer(new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "The service behind %s does not answer; try again in a moment.".formatted(request.getRequestURI())));
    }

    /** A header or parameter that is looked at only here. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> rejected(RequestRejectedException e) {
        return answer(Firewall.problem(e));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anything(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            HttpStatus named = HttpStatus.valueOf(status.value());
            return answer(
                    named == HttpStatus.NOT_FOUND
                            ? nothingAt(request.getRequestURI())
                            : new Problem(
                                    named, "invalid-request", "Invalid request", "The request cannot be served."));
        }
        if (e instanceof AuthenticationException || e instanceof AccessDeniedException) {
            throw e;
        }
        LOG.error("unexpected failure", e);
        return answer(new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Internal error",
                "Something went wrong on our side; it is logged."));
    }

    static Problem nothingAt(String path) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "There is nothing at %s; the paths are listed at /docs.".formatted(path));
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.passes()) {
            headers.set(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
        }
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }
}
