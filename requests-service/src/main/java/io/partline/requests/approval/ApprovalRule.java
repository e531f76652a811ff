package io.partline.requests.approval;

import io.partline.chassis.aggregate.Pure;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.ServiceLevel;
import io.partline.requests.order.ApprovalOutcome;
import io.partline.requests.order.Priority;
import io.partline.requests.quota.Booking;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who approves a line. */
@Pure
public final class ApprovalRule {
    private ApprovalRule() {}

    /**
     * Units of one line beyond which a person looks at it, whatever the quota, so that a typing error does not ship a
     * truckload.
     */
    static long usualQuantity(Priority priority) {
        return switch (priority) {
            case CUSTOMER_DOWN -> 10;
            case ROUTINE -> 50;
            case STOCK -> 200;
        };
    }

    public static boolean withinUsualQuantity(Priority priority, long quantity) {
        return quantity <= usualQuantity(priority);
    }

    /** How long an approver has. */
    static Duration decisionTime(Priority priority) {
        return switch (priority) {
            case CUSTOMER_DOWN -> Duration.ofHours(4);
            case ROUTINE, STOCK -> Duration.ofHours(24);
        };
    }

    /** Level A always, B unless it is replenishment, C and sites without a level only while a customer waits. */
    public static boolean mayDrawOnHq(Priority priority, @Nullable ServiceLevel level) {
        return switch (priority) {
            case CUSTOMER_DOWN -> true;
            case ROUTINE -> level == ServiceLevel.A || level == ServiceLevel.B;
            case STOCK -> level == ServiceLevel.A;
        };
    }

    /** The home centre; headquarters for a station without one. */
    static String approver(@Nullable String homeCentreId) {
        return Objects.requireNonNullElse(homeCentreId, KnownSite.HQ);
    }

    /** @param booking null if the quantity is beyond the usual, and the quota was therefore not asked */
    public static ApprovalOutcome outcome(
            KnownSite station, Priority priority, long quantity, @Nullable Booking booking, Instant at) {
        if (booking != null && booking.covered()) {
            String rule = station.serviceLevel() == null
                    ? "%s within quota".formatted(priority)
                    : "%s within quota of level %s".formatted(priority, station.serviceLevel());
            return new ApprovalOutcome.AutoApproved(rule, mayDrawOnHq(priority, station.serviceLevel()));
        }
        return new ApprovalOutcome.NeedsApproval(
                reason(priority, quantity, booking), approver(station.parentSiteId()), at.plus(decisionTime(priority)));
    }

    private static String reason(Priority priority, long quantity, @Nullable Booking booking) {
        if (booking == null) {
            return "quantity %d is more than the %d of a usual %s line"
                    .formatted(quantity, usualQuantity(priority), priority);
        }
        if (booking.monthlyQuota() == null) {
            return "no monthly quota is set";
        }
        return "beyond the monthly quota of %s, of which %s is used"
                .formatted(booking.monthlyQuota(), booking.bookedBefore().toPlainString());
    }
}
