package io.partline.requests.quota;

import io.partline.chassis.aggregate.Command;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.LineId;
import java.time.Instant;

public sealed interface QuotaCommand extends Command<QuotaState, QuotaEvent> {
    String siteId();

    @Override
    default String aggregateId() {
        return new QuotaId(siteId()).aggregateId();
    }

    /** What the list of sites says; it counts again only when it says something new. */
    record AdoptNetworkQuota(String siteId, Money monthlyQuota) implements QuotaCommand {}

    /** Headquarters sets it by hand. */
    record SetQuota(String siteId, Money monthlyQuota, String setBy) implements QuotaCommand {}

    /** Books an amount for a line if the rest of the month's quota covers it. */
    record BookIfCovered(String siteId, LineId lineId, Money amount, Instant at) implements QuotaCommand {}

    /** Books what a person approved, covered or not. */
    record BookApproved(String siteId, LineId lineId, Money amount, Instant at) implements QuotaCommand {}

    /**
     * The line needs nothing any more.
     *
     * @param amount of what it never got
     */
    record ReturnBooked(String siteId, LineId lineId, Money amount, Instant at) implements QuotaCommand {}
}
