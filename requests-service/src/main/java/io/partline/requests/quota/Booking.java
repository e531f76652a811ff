package io.partline.requests.quota;

import io.partline.chassis.aggregate.Decided;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.LineId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of the wish to book an amount.
 *
 * @param covered whether the amount was within the quota and is booked; else nothing is
 * @param monthlyQuota null if the site has none
 * @param bookedBefore in the same month
 */
public record Booking(boolean covered, @Nullable Money monthlyQuota, BigDecimal bookedBefore) {
    /** @param at when the amount was to be booked for that line */
    public static Booking of(Decided<QuotaState, QuotaEvent> decided, LineId lineId, Instant at) {
        QuotaState before = decided.before();
        return new Booking(
                decided.after().hasBooked(lineId), before.monthlyQuota(), before.bookedIn(QuotaDecisions.month(at)));
    }
}
