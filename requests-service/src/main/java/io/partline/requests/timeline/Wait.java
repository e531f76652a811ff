package io.partline.requests.timeline;

import java.math.BigDecimal;

/** Seconds spent for one cause, with three decimals. */
public record Wait(Cause cause, BigDecimal seconds) {}
