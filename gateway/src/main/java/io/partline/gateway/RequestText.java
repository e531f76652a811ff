package io.partline.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Reads path and query as strictly as a service must be able to rely on. */
final class RequestText {
    private RequestText() {}

    /** What cannot be served, in a sentence for who asked. */
    static final class Unreadable extends RequestRejectedException {
        private final String detail;

        Unreadable(String detail) {
            super(detail);
            this.detail = detail;
        }

        String detail() {
            return detail;
        }
    }

    /**
     * @param path as it was sent
     * @param slashIn whether names may hold a slash in the path with these decoded segments
     */
    static void checkPath(String path, Predicate<List<String>> slashIn) {
        String[] written = path.substring(path.startsWith("/") ? 1 : 0).split("/", -1);
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            String segment = decode("path", written[i]);
            if (segment.isEmpty() && i < written.length - 1) {
                throw new Unreadable("The path holds an empty part: two slashes with nothing between them.");
            }
            segments.add(segment);
        }
        for (int i = 0; i < written.length; i++) {
            checkSegment(segments.get(i), i > 1 && slashIn.test(segments));
        }
    }

    private static void checkSegment(String segment, boolean mayHoldSlash) {
        if (segment.chars().anyMatch(Character::isISOControl)) {
            throw new Unreadable("The path holds a control character, such as %00.");
        }
        refuse(segment, '\\', "a backslash (%5C)");
        refuse(segment, ';', "a semicolon (%3B)");
        refuse(segment, '%', "an encoded percent sign (%25)");
        if (!mayHoldSlash) {
            refuse(segment, '/', "an encoded slash (%2F), which no name in this collection has");
        }
        List<String> parts = Arrays.asList(segment.split("/", -1));
        if (parts.contains(".") || parts.contains("..")) {
            throw new Unreadable("The path holds a part that is . or .., which is no name.");
        }
    }

    private static void refuse(String segment, char character, String name) {
        if (segment.indexOf(character) >= 0) {
            throw new Unreadable("The path holds %s.".formatted(name));
        }
    }

    static void checkQuery(@Nullable String query) {
        if (query != null && decode("query", query).indexOf(0) >= 0) {
            throw new Unreadable("The query holds a zero byte (%00).");
        }
    }

    private static String decode(String where, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e) {
                throw new Unreadable("The %s holds bytes that must be written as %%XX.".formatted(where));
            }
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw new Unreadable(
                        "The %s holds a %% that is not followed by two hexadecimal digits.".formatted(where));
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("The %s holds bytes that are no UTF-8.".formatted(where));
        }
    }
}
