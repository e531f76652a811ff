package io.partline.requests.overview;

import io.partline.requests.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a list of orders is narrowed by; nothing by what is absent.
 *
 * @param partNumber ordered in one of the lines
 */
record OrderFilter(
        @Nullable OrderStatus status,
        @Nullable String stationId,
        @Nullable String productModel,
        @Nullable String serialNumber,
        @Nullable String partNumber) {}
