package io.partline.chassis.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads an instant in the form in which every one is written, {@code 2026-11-24T17:20:00.25Z}; what looks different is
 * left to the library, whose general way takes as long as all the rest of an event.
 */
final class InstantReader extends StdDeserializer<Instant> {
    private static final String TO_THE_SECOND = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
        Instant plain = json.hasToken(JsonToken.VALUE_STRING) ? plain(json.getString()) : null;
        return plain == null ? InstantDeserializer.INSTANT.deserialize(json, context) : plain;
    }

    /** Null for another form, and for what is no instant. */
    static @Nullable Instant plain(String text) {
        int end = text.length() - 1;
        int seconds = TO_THE_SECOND.length();
        if (end < seconds || end > seconds + 1 + NANO_DIGITS || end == seconds + 1 || text.charAt(end) != 'Z') {
            return null;
        }
        for (int i = 0; i < end; i++) {
            char expected = i < seconds ? TO_THE_SECOND.charAt(i) : i == seconds ? '.' : '0';
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return null;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).length(Year.isLeap(year))
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        int nanos = end == seconds ? 0 : number(text, seconds + 1, end);
        for (int digits = end - seconds - 1; end > seconds && digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(
                LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digits.charAt(i) - '0';
        }
        return number;
    }
}
