package io.partline.logistics.partners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's view of what requests publishes: the members it needs. */
final class RequestsEvents {
    private RequestsEvents() {}

    /** @param shipmentId absent for what came from the own shelf */
    record LineReceived(@Nullable String shipmentId, String condition, Instant receivedAt) {}
}
