package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.ServiceLevel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param month ISO 8601 calendar month in China Standard Time
 * @param booked absent while no quota is set and nothing was ever booked
 * @param available may be negative: a person can approve beyond the quota. Absent without a quota
 */
@Schema(example = """
        {"siteId": "S-TZ-01", "serviceLevel": "B", "monthlyQuota": {"amount": "30000.00", "currency": "CNY"},
         "month": "2026-11", "booked": {"amount": "38.50", "currency": "CNY"},
         "available": {"amount": "29961.50", "currency": "CNY"}}
        """)
record QuotaView(
        String siteId,
        @Nullable ServiceLevel serviceLevel,
        @Nullable Money monthlyQuota,
        String month,
        @Nullable Money booked,
        @Nullable Money available) {
    static QuotaView of(KnownSite site, QuotaState state, String month) {
        BigDecimal booked = state.bookedIn(month);
        Money quota = state.monthlyQuota();
        return new QuotaView(
                site.siteId(),
                site.serviceLevel(),
                quota,
                month,
                state.currency() == null ? null : new Money(booked, state.currency()),
                quota == null ? null : new Money(quota.amount().subtract(booked), quota.currency()));
    }
}
