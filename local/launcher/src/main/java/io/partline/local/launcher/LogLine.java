package io.partline.local.launcher;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The structured lines of the services, as a person reads them. */
final class LogLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LogLine() {}

    /** Time, level, message, error and trace id of a line in Elastic Common Schema; any other line as it is. */
    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            if (!entry.has("@timestamp")) {
                return line;
            }
            String trace = text(entry, "traceId");
            String error = text(entry.path("error"), "stack_trace");
            return "%s %-5s %s%s%s"
                    .formatted(
                            text(entry, "@timestamp"),
                            text(entry.path("log"), "level").toUpperCase(Locale.ROOT),
                            text(entry, "message").strip(),
                            trace.isEmpty() ? "" : "  [trace " + trace + "]",
                            error.isEmpty() ? "" : "\n" + error.strip());
        } catch (JacksonException e) {
            return line;
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
