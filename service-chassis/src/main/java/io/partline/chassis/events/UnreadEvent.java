package io.partline.chassis.events;

import java.time.Instant;
import java.util.UUID;

/**
 * One row of the event log of which nobody has read yet what it says.
 *
 * @param type the name it is stored under
 * @param payload JSON, as is the metadata
 * @see EventLog#read
 */
public record UnreadEvent(
        LogPosition position,
        UUID id,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant at,
        String type,
        int revision,
        String payload,
        String metadata) {}
