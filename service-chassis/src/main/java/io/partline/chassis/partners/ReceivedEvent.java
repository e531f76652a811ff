package io.partline.chassis.partners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The CloudEvents attributes of a received event. */
public record ReceivedEvent(
        String id, String type, String source, @Nullable String subject, Instant time, String topic) {}
