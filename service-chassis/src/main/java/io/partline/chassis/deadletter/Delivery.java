package io.partline.chassis.deadletter;

import java.util.Map;

/**
 * Something to be handled once.
 *
 * @param listener who is to handle it
 * @param key deliveries of one key are handled in order
 * @param eventId the same for every repetition
 */
public record Delivery(
        String listener, String key, String eventId, String eventType, Map<String, String> headers, String body) {}
