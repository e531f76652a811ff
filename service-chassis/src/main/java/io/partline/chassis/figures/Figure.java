package io.partline.chassis.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it was known at an instant.
 *
 * @param from inclusive
 * @param to exclusive, never after {@code asOf}
 * @param groups in the order of their keys
 * @param nextCursor to be passed as {@code cursor} for the next groups; null on the last page
 */
@Schema(example = """
        {"definition": {"id": "line-fill", "name": "Line fill at first look", "nameZh": "首次查找即满足的订单行比例", "formula": "lines reserved whole at the first look / lines; by requestedAt", "unit": "share"},
         "from": "2026-10-24T00:00:00Z", "to": "2026-11-23T00:00:00Z", "asOf": "2026-11-23T00:00:00Z",
         "groups": [{"key": "S-TZ-01", "value": 0.9756, "numerator": 40, "denominator": 41, "href": "/api/reservations?destination=S-TZ-01&from=2026-10-24T00%3A00%3A00Z&to=2026-11-23T00%3A00%3A00Z"}]}
        """)
public record Figure(
        Definition definition,
        Instant from,
        Instant to,
        Instant asOf,
        List<Group> groups,
        @Nullable String nextCursor) {
    /**
     * @param value numerator / denominator, to four places; null where there is nothing to divide by
     * @param href the records of the denominator, as the list of them answers now
     */
    @Schema(example = """
            {"key": "S-TZ-01", "value": 0.9756, "numerator": 40, "denominator": 41, "href": "/api/reservations?destination=S-TZ-01&from=2026-10-24T00%3A00%3A00Z&to=2026-11-23T00%3A00%3A00Z"}
            """)
    public record Group(
            String key,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal value,

            BigDecimal numerator,
            long denominator,
            String href) {}
}
