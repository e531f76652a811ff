package io.partline.requests.timeline;

import java.time.Instant;

/** @param what stable name in kebab case */
public record TimelineEvent(Instant at, String what, String text, String textZh) {}
