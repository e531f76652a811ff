package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import io.partline.requests.order.LineId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param networkQuota what the list of sites said last
 * @param monthlyQuota what counts
 * @param month the newest month something was booked in; empty before the first
 * @param bookings in that month, by currency
 * @param lines what each line has booked in that month and may give back; nothing once it has
 * @param newest currency of the newest booking; null before the first
 */
public record QuotaState(
        @Nullable Money networkQuota,
        @Nullable Money monthlyQuota,
        String month,
        Map<String, BigDecimal> bookings,
        Map<LineId, Money> lines,
        @Nullable String newest) {
    public static final QuotaState EMPTY = new QuotaState(null, null, "", Map.of(), Map.of(), null);

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
                new QuotaState(e.monthlyQuota(), e.monthlyQuota(), month, bookings, lines, newest);
            case QuotaEvent.QuotaSet e ->
                new QuotaState(networkQuota, e.monthlyQuota(), month, bookings, lines, newest);
            case QuotaEvent.QuotaBooked e -> booked(e.month(), e.lineId(), e.amount());
            case QuotaEvent.QuotaReturned e -> returned(e.lineId(), e.amount());
        };
    }

    boolean hasBooked(LineId lineId) {
        return lines.containsKey(lineId);
    }

    /** How much a line may give back in a currency. */
    BigDecimal mayComeBack(LineId lineId, String currency) {
        Money booked = lines.get(lineId);
        return booked == null || !booked.currency().equals(currency) ? BigDecimal.ZERO : booked.amount();
    }

    private QuotaState booked(String in, @Nullable LineId lineId, Money amount) {
        boolean same = month.equals(in);
        Map<String, BigDecimal> more = same ? new HashMap<>(bookings) : new HashMap<>();
        more.merge(amount.currency(), amount.amount(), BigDecimal::add);
        Map<LineId, Money> booked = same ? new HashMap<>(lines) : new HashMap<>();
        if (lineId != null) {
            booked.put(lineId, amount);
        }
        return new QuotaState(networkQuota, monthlyQuota, in, more, booked, amount.currency());
    }

    private QuotaState returned(LineId lineId, Money amount) {
        Map<String, BigDecimal> less = new HashMap<>(bookings);
        less.merge(amount.currency(), amount.amount(), BigDecimal::subtract);
        Map<LineId, Money> nothing = new HashMap<>(lines);
        nothing.put(lineId, new Money(BigDecimal.ZERO, amount.currency()));
        return new QuotaState(networkQuota, monthlyQuota, month, less, nothing, newest);
    }
}
