package io.partline.requests.quota;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.requests.catalogue.Money;
import java.time.Instant;

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

    /** @param month ISO 8601 calendar month, {@code 2026-11} */
    @StoredAs("quota-booked")
    record QuotaBooked(String siteId, String month, Money amount, boolean covered, Instant bookedAt)
            implements QuotaEvent {}
}
