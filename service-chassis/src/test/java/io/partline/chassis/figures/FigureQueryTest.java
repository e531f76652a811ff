package io.partline.chassis.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.refusal.Invalid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final LinkedHashMap<String, String> GROUPINGS =
            new LinkedHashMap<>(Map.of("colour", "known_colour"));
    private static final Definition FILL = new Definition("fill", "Fill", "满足率", "filled / all; by askedAt", "share");

    private static FigureQuery query(
            @Nullable Instant from, @Nullable Instant to, @Nullable String groupBy, @Nullable Instant asOf) {
        return FigureQuery.of(from, to, groupBy, asOf, null, 2, GROUPINGS, NOW);
    }

    @Test
    void without_times_it_is_about_the_last_thirty_days() {
        FigureQuery query = query(null, null, null, null);
        assertThat(query.asOf()).isEqualTo(NOW);
        assertThat(query.to()).isEqualTo(NOW);
        assertThat(query.from()).isEqualTo(NOW.minus(Duration.ofDays(30)));
        assertThat(query.key(GROUPINGS)).isEqualTo("'all'");
    }

    @Test
    void what_was_known_yesterday_ends_yesterday() {
        assertThat(query(null, NOW, null, YESTERDAY).to()).isEqualTo(YESTERDAY);
        assertThat(query(null, null, "colour", YESTERDAY).key(GROUPINGS)).isEqualTo("known_colour");
    }

    @Test
    void what_cannot_be_asked_is_said() {
        assertThatThrownBy(() -> query(NOW, YESTERDAY, null, null))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("from must be before to");
        assertThatThrownBy(() -> query(null, null, null, NOW.plusSeconds(1)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("asOf must not be in the future");
        assertThatThrownBy(() -> query(null, null, "color", null))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("groupBy must be one of colour");
    }

    @Test
    void a_group_has_its_value_and_leads_to_its_records() {
        FigureQuery query = query(YESTERDAY, null, "colour", null);
        Figure figure = query.answer(
                FILL,
                List.of(
                        new Counted("a&b", BigDecimal.TWO, 3),
                        new Counted("blue", BigDecimal.ZERO, 0),
                        new Counted("red", BigDecimal.ONE, 1)),
                "/api/marbles",
                query::sameWord);
        assertThat(figure.groups())
                .containsExactly(
                        new Figure.Group(
                                "a&b",
                                new BigDecimal("0.6667"),
                                BigDecimal.TWO,
                                3,
                                "/api/marbles?colour=a%26b&from=2026-11-22T12%3A00%3A00Z&to=2026-11-23T12%3A00%3A00Z"),
                        new Figure.Group(
                                "blue",
                                null,
                                BigDecimal.ZERO,
                                0,
                                "/api/marbles?colour=blue&from=2026-11-22T12%3A00%3A00Z&to=2026-11-23T12%3A00%3A00Z"));
        assertThat(FigureQuery.of(null, null, "colour", null, figure.nextCursor(), 2, GROUPINGS, NOW)
                        .after())
                .isEqualTo("blue");
    }
}
