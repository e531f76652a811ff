package io.partline.chassis.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits, the first of its key.
 *
 * @param cause why, in words
 * @param attempts how often it was tried; 0 when it only waits behind an earlier one of its key
 * @param waitingBehind later ones of its key, which follow once this one is dealt with
 * @param retryAt when it is tried again by itself; null when an operator must act, or an earlier one of its key is first
 */
@Schema(example = """
        {"id": 17, "delivery": {"listener": "logistics", "key": "SH-SO-7K3M9QX2PV4D-1.1", "eventId": "3f0c", "eventType": "io.partline.logistics.shipment-damaged.v1", "headers": {"ce_id": "3f0c"}, "body": "{}"}, "cause": "IllegalStateException: site S-TZ-01 is not in the network yet", "attempts": 3, "parkedAt": "2026-11-23T08:00:00Z", "retryAt": "2026-11-23T08:00:16Z", "waitingBehind": 2}
        """)
public record DeadLetter(
        long id,
        Delivery delivery,
        String cause,
        int attempts,
        Instant parkedAt,
        @Nullable Instant retryAt,
        long waitingBehind) {}
