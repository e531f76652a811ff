package io.partline.chassis.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something to be handled once. Its texts are made such that they can be stored, whatever a partner sent: PostgreSQL
 * takes no NUL, and an index no key of any length.
 *
 * @param listener who is to handle it
 * @param key deliveries of one key are handled in order
 * @param eventId the same for every repetition
 */
@Schema(example = """
        {"listener": "logistics", "key": "SH-SO-7K3M9QX2PV4D-1.1", "eventId": "3f0c", "eventType": "io.partline.logistics.shipment-damaged.v1", "headers": {"ce_id": "3f0c"}, "body": "{}"}
        """)
public record Delivery(
        String listener, String key, String eventId, String eventType, Map<String, String> headers, String body) {
    private static final int MAX_NAME_LENGTH = 500;

    public Delivery {
        key = name(key);
        eventId = name(eventId);
        eventType = name(eventType);
        body = storable(body);
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> storable(header.getKey()),
                        header -> storable(header.getValue()),
                        (first, _) -> first));
    }

    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    /** A longer name is told from others by its digest. */
    private static String name(String text) {
        return text.length() <= MAX_NAME_LENGTH
                ? storable(text)
                : storable(text.substring(0, MAX_NAME_LENGTH - 40)) + "..."
                        + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
