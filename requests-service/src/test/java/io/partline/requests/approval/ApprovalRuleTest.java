package io.partline.requests.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.requests.catalogue.Money;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.ServiceLevel;
import io.partline.requests.network.SiteKind;
import io.partline.requests.order.ApprovalOutcome;
import io.partline.requests.order.Priority;
import io.partline.requests.quota.Booking;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApprovalRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final KnownSite STATION = new KnownSite("S-TZ-01", SiteKind.STATION, "C-HZ", ServiceLevel.B);
    private static final Money QUOTA = Money.of("30000", "CNY");

    @Test
    void inside_quota_and_usual_quantity_nothing_waits_for_a_person() {
        assertThat(ApprovalRule.outcome(
                        STATION, Priority.CUSTOMER_DOWN, 1, new Booking(true, QUOTA, BigDecimal.ZERO), NOW))
                .isEqualTo(new ApprovalOutcome.AutoApproved("CUSTOMER_DOWN within quota of level B", true));
    }

    @Test
    void beyond_the_quota_the_home_centre_has_four_hours_while_a_customer_waits() {
        assertThat(ApprovalRule.outcome(
                        STATION, Priority.CUSTOMER_DOWN, 1, new Booking(false, QUOTA, new BigDecimal("29990.00")), NOW))
                .isEqualTo(new ApprovalOutcome.NeedsApproval(
                        "beyond the monthly quota of 30000 CNY, of which 29990.00 is used",
                        "C-HZ",
                        Instant.parse("2026-11-23T12:00:00Z")));
    }

    @Test
    void otherwise_a_day() {
        assertThat(ApprovalRule.outcome(STATION, Priority.STOCK, 201, null, NOW))
                .isEqualTo(new ApprovalOutcome.NeedsApproval(
                        "quantity 201 is more than the 200 of a usual STOCK line",
                        "C-HZ",
                        Instant.parse("2026-11-24T08:00:00Z")));
    }

    @Test
    void a_station_without_home_centre_asks_headquarters() {
        KnownSite alone = new KnownSite("S-XX-01", SiteKind.STATION, null, null);
        assertThat(ApprovalRule.outcome(alone, Priority.ROUTINE, 1, new Booking(false, null, BigDecimal.ZERO), NOW))
                .isInstanceOfSatisfying(
                        ApprovalOutcome.NeedsApproval.class,
                        ask -> assertThat(ask.approver()).isEqualTo("HQ"));
    }

    @Test
    void the_level_says_who_may_draw_on_headquarters() {
        for (ServiceLevel level : ServiceLevel.values()) {
            assertThat(ApprovalRule.mayDrawOnHq(Priority.CUSTOMER_DOWN, level)).isTrue();
        }
        assertThat(ApprovalRule.mayDrawOnHq(Priority.ROUTINE, ServiceLevel.B)).isTrue();
        assertThat(ApprovalRule.mayDrawOnHq(Priority.ROUTINE, ServiceLevel.C)).isFalse();
        assertThat(ApprovalRule.mayDrawOnHq(Priority.STOCK, ServiceLevel.A)).isTrue();
        assertThat(ApprovalRule.mayDrawOnHq(Priority.STOCK, ServiceLevel.B)).isFalse();
    }
}
