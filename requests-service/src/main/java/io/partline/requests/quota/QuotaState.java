package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param networkQuota what the list of sites said last
 * @param monthlyQuota what counts
 * @param month the newest month something was booked in; empty before the first
 * @param booked in that month, in the quota's currency
 */
public record QuotaState(
        @Nullable Money networkQuota, @Nullable Money monthlyQuota, String month, BigDecimal booked) {
    public static final QuotaState EMPTY = new QuotaState(null, null, "", BigDecimal.ZERO);

    public BigDecimal bookedIn(String asked) {
        return month.compareTo(asked) >= 0 ? booked : BigDecimal.ZERO;
    }

    public QuotaState after(QuotaEvent event) {
        return switch (event) {
            case QuotaEvent.NetworkQuotaAdopted e -> new QuotaState(e.monthlyQuota(), e.monthlyQuota(), month, booked);
            case QuotaEvent.QuotaSet e -> new QuotaState(networkQuota, e.monthlyQuota(), month, booked);
            case QuotaEvent.QuotaBooked e ->
                new QuotaState(
                        networkQuota,
                        monthlyQuota,
                        e.month(),
                        bookedIn(e.month()).add(e.amount().amount()));
        };
    }
}
