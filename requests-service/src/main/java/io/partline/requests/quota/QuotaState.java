package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param networkQuota what the list of sites said last
 * @param monthlyQuota what counts
 * @param month the newest month something was booked in; empty before the first
 * @param booked in that month, of its currency; what was approved in another one stands in the history only
 * @param currency of what is booked: the quota's or, where there is none, the newest booking's; null before the first
 */
public record QuotaState(
        @Nullable Money networkQuota,
        @Nullable Money monthlyQuota,
        String month,
        BigDecimal booked,
        @Nullable String currency) {
    public static final QuotaState EMPTY = new QuotaState(null, null, "", BigDecimal.ZERO, null);

    public BigDecimal bookedIn(String asked) {
        return month.compareTo(asked) >= 0 ? booked : BigDecimal.ZERO;
    }

    public QuotaState after(QuotaEvent event) {
        return switch (event) {
            case QuotaEvent.NetworkQuotaAdopted e -> withQuota(e.monthlyQuota(), e.monthlyQuota());
            case QuotaEvent.QuotaSet e -> withQuota(networkQuota, e.monthlyQuota());
            case QuotaEvent.QuotaBooked e -> booked(e.month(), e.amount());
        };
    }

    private QuotaState booked(String newest, Money amount) {
        String counted = monthlyQuota == null ? amount.currency() : monthlyQuota.currency();
        BigDecimal before = counted.equals(currency) ? bookedIn(newest) : BigDecimal.ZERO;
        BigDecimal more = counted.equals(amount.currency()) ? amount.amount() : BigDecimal.ZERO;
        return new QuotaState(networkQuota, monthlyQuota, newest, before.add(more), counted);
    }

    private QuotaState withQuota(@Nullable Money network, Money quota) {
        BigDecimal counted = quota.currency().equals(currency) ? booked : BigDecimal.ZERO;
        return new QuotaState(network, quota, month, counted, quota.currency());
    }
}
