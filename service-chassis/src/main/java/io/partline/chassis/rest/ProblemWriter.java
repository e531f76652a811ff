package io.partline.chassis.rest;

import io.partline.chassis.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Makes RFC 9457 problems. */
public class ProblemWriter {
    private static final String TYPES = "https://partline.io/problems/";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    /** What the refusal itself says, in English. */
    private static final String DETAIL = "detail";

    private final JsonMapper json;
    private final MessageSource messages;

    public ProblemWriter(JsonMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    public ProblemDetail problem(Refusal refusal, Locale locale) {
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

    /** Beside {@code problem.<name>} a text {@code problem.<name>.none} is for a list among the facts that is empty. */
    private String text(String name, String detail, Map<String, ?> facts, Locale locale) {
        String key = "problem." + name;
        boolean none = facts.values().stream().anyMatch(fact -> fact instanceof Collection<?> many && many.isEmpty());
        String pattern = messages.getMessage(key, null, null, locale);
        if (none) {
            pattern = messages.getMessage(key + ".none", null, pattern, locale);
        }
        return pattern == null ? detail : filled(pattern, detail, facts);
    }

    private static String filled(String pattern, String detail, Map<String, ?> facts) {
        Matcher places = PLACE.matcher(pattern);
        if (places.results()
                .map(place -> place.group(1))
                .allMatch(fact -> fact.equals(DETAIL) || facts.containsKey(fact))) {
            return places.replaceAll(place -> Matcher.quoteReplacement(
                    place.group(1).equals(DETAIL) ? detail : words(facts.get(place.group(1)))));
        }
        return detail;
    }

    private static String words(@Nullable Object fact) {
        return fact instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(fact);
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
