package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface QuotaCommand {
    /** What the list of sites says; it counts again only when it says something new. */
    record AdoptNetworkQuota(@TargetAggregateIdentifier String aggregateId, String siteId, Money monthlyQuota)
            implements QuotaCommand {}

    /** Headquarters sets it by hand. */
    record SetQuota(@TargetAggregateIdentifier String aggregateId, String siteId, Money monthlyQuota, String setBy)
            implements QuotaCommand {}

    /** Books an amount if the rest of the month's quota covers it; answers a {@link Booking}. */
    record BookIfCovered(@TargetAggregateIdentifier String aggregateId, String siteId, Money amount, Instant at)
            implements QuotaCommand {}

    /** Books what a person approved, covered or not. */
    record BookApproved(@TargetAggregateIdentifier String aggregateId, String siteId, Money amount, Instant at)
            implements QuotaCommand {}
}
