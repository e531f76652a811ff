package io.partline.logistics.shipment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One piece, as far as it is tracked.
 *
 * @param lot batch it was made in
 * @param expiresOn last day of use
 */
public record Unit(
        @Nullable String lot,
        @Nullable String serial,
        @Nullable LocalDate expiresOn) {}
