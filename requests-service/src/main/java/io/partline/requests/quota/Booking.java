package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param covered whether the amount was within the quota and is booked; else nothing is
 * @param monthlyQuota null if the site has none
 * @param bookedBefore in the same month
 */
public record Booking(boolean covered, @Nullable Money monthlyQuota, BigDecimal bookedBefore) {}
