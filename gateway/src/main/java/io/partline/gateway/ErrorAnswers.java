package io.partline.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container has to say about a request is a problem document too, never a page. */
@Controller
class ErrorAnswers implements ErrorController {
    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        (status instanceof Integer code
                        ? problem(code, path instanceof String text ? text : "")
                        : Outages.nothingAt(request.getRequestURI()))
                .write(response);
    }

    /** @param path as it was sent, if it could be read so far */
    static Problem problem(int code, @Nullable String path) {
        try {
            RequestText.checkPath(path == null ? "" : path, names -> true);
        } catch (RequestText.Unreadable e) {
            return Firewall.problem(e);
        }
        return problem(code);
    }

    private static Problem problem(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null || status.is5xxServerError() && status != HttpStatus.SERVICE_UNAVAILABLE) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return switch (status) {
            case INTERNAL_SERVER_ERROR ->
                new Problem(
                        status, "internal-error", "Internal error", "Something went wrong on our side; it is logged.");
            case SERVICE_UNAVAILABLE ->
                new Problem(
                        status,
                        "service-unavailable",
                        "Service unavailable",
                        "The gateway is starting or stopping; try again in a moment.");
            case REQUEST_TIMEOUT ->
                new Problem(status, "too-slow", "Too slow", "The request did not come as a whole in time.");
            case URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE ->
                new Problem(
                        status,
                        "too-large",
                        "Too large",
                        "The address and the headers together are longer than what is read.");
            case NOT_FOUND ->
                new Problem(status, "not-found", "Not found", "There is nothing here; the paths are listed at /docs.");
            default ->
                new Problem(
                        status,
                        "invalid-request",
                        "Invalid request",
                        "The request line, a header or the body cannot be read: the address and the headers may be malformed, or longer than what is read.");
        };
    }
}
