package io.partline.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** RFC 9457 problems of the gateway itself. */
record Problem(HttpStatus status, String name, String title, String detail) {
    private static final JsonMapper JSON = new JsonMapper();

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "https://partline.io/problems/" + name);
        body.put("title", title);
        body.put("status", status.value());
        body.put("detail", detail);
        return body;
    }

    /** Whoever is turned away for want of room or of a service may come again so soon. */
    static final String RETRY_AFTER_SECONDS = "1";

    boolean passes() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        if (passes() && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(JSON.writeValueAsString(body()));
    }
}
