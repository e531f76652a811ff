package io.partline.requests.quota;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface QuotaEvent extends DomainEvent {
    String siteId();

    @Override
    default String aggregateId() {
        return new QuotaId(siteId()).aggregateId();
    }

    @StoredAs("network-quota-adopted")
    record NetworkQuotaAdopted(String siteId, Money monthlyQuota) implements QuotaEvent {}

    @StoredAs("quota-set")
    record QuotaSet(String siteId, Money monthlyQuota, String setBy) implements QuotaEvent {}

    /**
     * @param lineId what it was booked for; absent where it was recorded before that was said
     * @param month ISO 8601 calendar month, {@code 2026-11}
     */
    @StoredAs(value = "quota-booked", revision = 2, supersedes = QuotaBooked1.class)
    record QuotaBooked(
            String siteId, @Nullable LineId lineId, String month, Money amount, boolean covered, Instant bookedAt)
            implements QuotaEvent {}

    /** At that time nobody gave anything back. */
    @StoredAs("quota-booked")
    record QuotaBooked1(String siteId, String month, Money amount, boolean covered, Instant bookedAt)
            implements Superseded {
        @Override
        public QuotaBooked lifted() {
            return new QuotaBooked(siteId, null, month, amount, covered, bookedAt);
        }
    }

    /** @param month in which it had been booked */
    @StoredAs("quota-returned")
    record QuotaReturned(String siteId, LineId lineId, String month, Money amount, Instant returnedAt)
            implements QuotaEvent {}
}
