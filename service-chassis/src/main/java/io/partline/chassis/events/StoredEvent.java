package io.partline.chassis.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One row of the event log.
 *
 * @param sequence number within its aggregate, from 0, without holes
 * @param at when it was recorded, by the clock of the node that recorded it; never used for ordering
 * @param metadata among others {@code traceparent} (W3C Trace Context) of the request that caused it
 */
public record StoredEvent(
        LogPosition position,
        UUID id,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant at,
        DomainEvent payload,
        Map<String, String> metadata) {}
