package io.partline.chassis.rest;

import io.partline.chassis.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Makes RFC 9457 problems. */
public class ProblemWriter {
    private static final String TYPES = "https://partline.io/problems/";

    private final JsonMapper json;
    private final MessageSource messages;

    public ProblemWriter(JsonMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    ProblemDetail problem(Refusal refusal, Locale locale) {
        return problem(
                HttpStatusCode.valueOf(refusal.kind().status()),
                refusal.problem(),
                refusal.detail(),
                refusal.facts(),
                locale);
    }

    /**
     * @param detail what is said where the service has no text of that problem in the reader's language: key
     *     {@code problem.<name>}, facts as {@code {fact}}
     */
    ProblemDetail problem(HttpStatusCode status, String name, String detail, Map<String, ?> facts, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text(name, detail, facts, locale));
        problem.setType(URI.create(TYPES + name));
        problem.setTitle(title(name));
        facts.forEach(problem::setProperty);
        return problem;
    }

    private String text(String name, String detail, Map<String, ?> facts, Locale locale) {
        try {
            String text = messages.getMessage("problem." + name, null, locale);
            for (Map.Entry<String, ?> fact : facts.entrySet()) {
                text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
            }
            return text.contains("{") ? detail : text;
        } catch (NoSuchMessageException _) {
            return detail;
        }
    }

    private static String title(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** For filters, where no controller advice reaches. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String name, String detail)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPES + name);
        body.put("title", title(name));
        body.put("status", status.value());
        body.put("detail", text(name, detail, Map.of(), request.getLocale()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(body));
    }
}
