package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param networkQuota what the list of sites said last
 * @param monthlyQuota what counts
 * @param month the newest month something was booked in; empty before the first
 * @param bookings in that month, by currency
 * @param newest currency of the newest booking; null before the first
 */
public record QuotaState(
        @Nullable Money networkQuota,
        @Nullable Money monthlyQuota,
        String month,
        Map<String, BigDecimal> bookings,
        @Nullable String newest) {
    public static final QuotaState EMPTY = new QuotaState(null, null, "", Map.of(), null);

    /** Of the quota's currency or, where there is none, the newest booking's; null before the first. */
    public @Nullable String currency() {
        return monthlyQuota == null ? newest : monthlyQuota.currency();
    }

    /** In that month and {@link #currency()}; what was approved in another one counts against nothing. */
    public BigDecimal bookedIn(String asked) {
        String currency = currency();
        return currency == null || month.compareTo(asked) < 0
                ? BigDecimal.ZERO
                : bookings.getOrDefault(currency, BigDecimal.ZERO);
    }

    public QuotaState after(QuotaEvent event) {
        return switch (event) {
            case QuotaEvent.NetworkQuotaAdopted e ->
                new QuotaState(e.monthlyQuota(), e.monthlyQuota(), month, bookings, newest);
            case QuotaEvent.QuotaSet e -> new QuotaState(networkQuota, e.monthlyQuota(), month, bookings, newest);
            case QuotaEvent.QuotaBooked e -> booked(e.month(), e.amount());
        };
    }

    private QuotaState booked(String in, Money amount) {
        Map<String, BigDecimal> more = month.equals(in) ? new HashMap<>(bookings) : new HashMap<>();
        more.merge(amount.currency(), amount.amount(), BigDecimal::add);
        return new QuotaState(networkQuota, monthlyQuota, in, more, amount.currency());
    }
}
