package io.partline.logistics.refusedreport;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A message on a carrier's reply topic. The carrier chooses its id; what is too long to be kept is cut.
 *
 * @param type of the event, as the carrier named it
 */
public record CarrierMessage(String carrierId, String eventId, String type) {
    private static final int LONGEST = 200;

    public CarrierMessage {
        eventId = kept(eventId);
        type = kept(type);
    }

    /** A text that can be stored, of at most 200 characters. */
    static String kept(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
    }

    /** The same for a person to read: one that was cut ends in … */
    static String shown(String text) {
        return text.length() > LONGEST ? kept(text.substring(0, LONGEST - 1)) + "…" : kept(text);
    }

    String aggregateId() {
        return "refused-report:%s/%s"
                .formatted(carrierId, UUID.nameUUIDFromBytes(eventId.getBytes(StandardCharsets.UTF_8)));
    }
}
