package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An instant is read as the library reads it, only sooner. */
class EventJsonTest {
    private static final long FIRST_OF_YEAR_0 = -62_167_219_200L;
    private static final long AFTER_YEAR_9999 = 253_402_300_800L;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** @param digits of the second's fraction, at most */
    private Instant instant(int digits) {
        long unit = (long) Math.pow(10, 9 - digits);
        return Instant.ofEpochSecond(
                random.nextLong(FIRST_OF_YEAR_0, AFTER_YEAR_9999), random.nextLong(1_000_000_000) / unit * unit);
    }

    @Test
    void every_instant_of_four_year_digits_is_read_as_it_was_written() {
        for (int i = 0; i < 200_000; i++) {
            Instant instant = instant(i % 10);
            String written = EventJson.write(instant);
            assertThat(InstantReader.plain(written.substring(1, written.length() - 1)))
                    .as("%s, seed %d", written, seed)
                    .isEqualTo(instant);
            assertThat(EventJson.read(written, Instant.class)).isEqualTo(instant);
        }
    }

    @Test
    void what_is_read_the_short_way_is_what_the_platform_reads() {
        String signs = "0123456789TZ:-+. ";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(instant(i % 10).toString());
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                char sign = signs.charAt(random.nextInt(signs.length()));
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, sign);
                    case 1 -> text.deleteCharAt(at);
                    default -> text.setCharAt(at, sign);
                }
            }
            Instant plain = InstantReader.plain(text.toString());
            if (plain != null) {
                assertThat(plain).as("%s, seed %d", text, seed).isEqualTo(parsed(text.toString()));
            }
        }
    }

    private Instant parsed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new AssertionError("%s is no instant, seed %d".formatted(text, seed), e);
        }
    }

    static Stream<Instant> far() {
        return Stream.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.ofEpochSecond(AFTER_YEAR_9999));
    }

    @ParameterizedTest
    @MethodSource("far")
    void the_farthest_are_read_as_they_were_written(Instant instant) {
        assertThat(EventJson.read(EventJson.write(instant), Instant.class)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-11-24T18:20:00+01:00\"",
                "\"2026-11-24T24:00:00Z\"",
                "\"2026-12-31T23:59:60Z\"",
                "\"2026-11-24T17:20:00.Z\"",
                "\"+12026-11-24T17:20:00Z\"",
                "\" 2026-11-24T17:20:00Z \"",
                "\"1764004800\"",
                "1764004800.25",
                "1764004800",
                "\"\"",
                "null"
            })
    void other_forms_are_read_as_the_library_reads_them(String json) {
        assertThat(EventJson.read(json, Instant.class))
                .isEqualTo(JsonMapper.shared().readValue(json, Instant.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-02-29T00:00:00Z\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"2026-11-24T17:20Z\"",
                "\"2026-11-24T17:20:00.0123456789Z\"",
                "\"2026-11-24\"",
                "\"soon\"",
                "true"
            })
    void what_is_no_instant_is_refused(String json) {
        assertThatThrownBy(() -> EventJson.read(json, Instant.class)).isInstanceOf(JacksonException.class);
    }
}
