package io.partline.requests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.requests.catalogue.Money;
import io.partline.requests.quota.QuotaCommand.AdoptNetworkQuota;
import io.partline.requests.quota.QuotaCommand.BookApproved;
import io.partline.requests.quota.QuotaCommand.BookIfCovered;
import io.partline.requests.quota.QuotaCommand.SetQuota;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final String SITE = "S-TZ-01";
    private static final Instant NOVEMBER = Instant.parse("2026-11-23T08:00:00Z");

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    private static QuotaState after(QuotaState state, List<QuotaEvent> events) {
        QuotaState next = state;
        for (QuotaEvent event : events) {
            next = next.after(event);
        }
        return next;
    }

    private static QuotaState network(QuotaState state, String amount) {
        return after(state, QuotaDecisions.adopt(state, new AdoptNetworkQuota(Quota.id(SITE), SITE, cny(amount))));
    }

    private static QuotaState booked(QuotaState state, String amount, Instant at) {
        return after(state, QuotaDecisions.book(state, new BookIfCovered(Quota.id(SITE), SITE, cny(amount), at)));
    }

    @Test
    void what_fits_is_booked_to_the_last_cent_and_what_does_not_is_not() {
        QuotaState state = booked(network(QuotaState.EMPTY, "100.00"), "60.00", NOVEMBER);
        assertThat(booked(state, "40.01", NOVEMBER)).isEqualTo(state);
        assertThat(booked(state, "40.00", NOVEMBER).booked()).isEqualByComparingTo("100");
    }

    @Test
    void a_new_month_begins_at_midnight_in_china() {
        QuotaState spent = booked(network(QuotaState.EMPTY, "100.00"), "100.00", NOVEMBER);
        assertThat(QuotaDecisions.covers(spent, cny("1.00"), Instant.parse("2026-11-30T15:59:59Z")))
                .isFalse();
        QuotaState december = booked(spent, "30.00", Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(december.month()).isEqualTo("2026-12");
        assertThat(december.booked()).isEqualByComparingTo("30");
    }

    @Test
    void a_clock_that_is_behind_does_not_turn_the_month_back() {
        QuotaState december =
                booked(network(QuotaState.EMPTY, "100.00"), "30.00", Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(booked(december, "10.00", NOVEMBER).bookedIn("2026-12")).isEqualByComparingTo("40");
    }

    @Test
    void a_site_without_quota_and_a_foreign_currency_are_never_covered() {
        assertThat(QuotaDecisions.covers(QuotaState.EMPTY, cny("0.01"), NOVEMBER))
                .isFalse();
        assertThat(QuotaDecisions.covers(network(QuotaState.EMPTY, "100"), Money.of("1", "EUR"), NOVEMBER))
                .isFalse();
    }

    @Test
    void what_headquarters_set_stays_until_the_list_of_sites_says_something_new() {
        QuotaState network = network(QuotaState.EMPTY, "100");
        QuotaState set =
                after(network, QuotaDecisions.set(network, new SetQuota(Quota.id(SITE), SITE, cny("500"), "HQ")));
        assertThat(network(set, "100").monthlyQuota()).isEqualTo(cny("500"));
        assertThat(network(set, "200").monthlyQuota()).isEqualTo(cny("200"));
    }

    @Test
    void what_a_person_approved_counts_even_beyond_the_quota() {
        QuotaState state = network(QuotaState.EMPTY, "100");
        QuotaState over =
                after(state, QuotaDecisions.book(state, new BookApproved(Quota.id(SITE), SITE, cny("150"), NOVEMBER)));
        assertThat(over.booked()).isEqualByComparingTo("150");
        assertThat(QuotaDecisions.covers(over, cny("1"), NOVEMBER)).isFalse();
    }

    @Property(tries = 200)
    void the_rule_alone_never_books_beyond_the_quota(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 40) Integer> amounts) {
        QuotaState state = network(QuotaState.EMPTY, "100");
        for (int amount : amounts) {
            state = booked(state, Integer.toString(amount), NOVEMBER);
            assertThat(state.booked()).isLessThanOrEqualTo(BigDecimal.valueOf(100));
        }
    }
}
