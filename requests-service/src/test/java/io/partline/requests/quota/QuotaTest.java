package io.partline.requests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.requests.catalogue.Money;
import io.partline.requests.quota.QuotaCommand.AdoptNetworkQuota;
import io.partline.requests.quota.QuotaCommand.BookApproved;
import io.partline.requests.quota.QuotaCommand.BookIfCovered;
import io.partline.requests.quota.QuotaCommand.SetQuota;
import io.partline.requests.quota.QuotaEvent.NetworkQuotaAdopted;
import io.partline.requests.quota.QuotaEvent.QuotaBooked;
import io.partline.requests.quota.QuotaEvent.QuotaSet;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Specification<QuotaState, QuotaCommand, QuotaEvent> QUOTA =
            Specification.of(new QuotaAggregate().quota());
    private static final String SITE = "S-TZ-01";
    private static final Instant NOVEMBER = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant LAST_SECOND_OF_NOVEMBER = Instant.parse("2026-11-30T15:59:59Z");
    private static final Instant FIRST_SECOND_OF_DECEMBER = Instant.parse("2026-11-30T16:00:00Z");

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    private static AdoptNetworkQuota network(String amount) {
        return new AdoptNetworkQuota(SITE, cny(amount));
    }

    private static BookIfCovered book(String amount, Instant at) {
        return new BookIfCovered(SITE, cny(amount), at);
    }

    private static QuotaBooked booked(String month, String amount, boolean covered, Instant at) {
        return new QuotaBooked(SITE, month, cny(amount), covered, at);
    }

    @Test
    void what_fits_is_booked_to_the_last_cent_and_what_does_not_is_not() {
        var some = QUOTA.givenCommands(network("100.00"))
                .when(book("60.00", NOVEMBER))
                .then(booked("2026-11", "60.00", true, NOVEMBER));
        some.when(book("40.01", NOVEMBER)).thenNothing();
        some.when(book("40.00", NOVEMBER)).then(booked("2026-11", "40.00", true, NOVEMBER));
    }

    @Test
    void a_new_month_begins_at_midnight_in_china() {
        var spent = QUOTA.givenCommands(network("100.00"), book("100.00", NOVEMBER));
        spent.when(book("1.00", LAST_SECOND_OF_NOVEMBER)).thenNothing();
        QuotaState december = spent.when(book("30.00", FIRST_SECOND_OF_DECEMBER))
                .then(booked("2026-12", "30.00", true, FIRST_SECOND_OF_DECEMBER))
                .state();
        assertThat(december.bookedIn("2026-12")).isEqualByComparingTo("30");
    }

    @Test
    void a_clock_that_is_behind_does_not_turn_the_month_back() {
        QuotaState december = QUOTA.givenCommands(network("100.00"), book("30.00", FIRST_SECOND_OF_DECEMBER))
                .when(book("10.00", NOVEMBER))
                .then(booked("2026-12", "10.00", true, NOVEMBER))
                .state();
        assertThat(december.bookedIn("2026-12")).isEqualByComparingTo("40");
    }

    @Test
    void a_site_without_quota_and_a_foreign_currency_are_never_covered() {
        QUOTA.given().when(book("0.01", NOVEMBER)).thenNothing();
        QUOTA.givenCommands(network("100"))
                .when(new BookIfCovered(SITE, Money.of("1", "EUR"), NOVEMBER))
                .thenNothing();
    }

    @Test
    void what_headquarters_set_stays_until_the_list_of_sites_says_something_new() {
        var set = QUOTA.givenCommands(network("100"))
                .when(new SetQuota(SITE, cny("500"), "HQ"))
                .then(new QuotaSet(SITE, cny("500"), "HQ"));
        set.when(new SetQuota(SITE, cny("500"), "HQ")).thenNothing();
        assertThat(set.when(network("100")).thenNothing().state().monthlyQuota())
                .isEqualTo(cny("500"));
        assertThat(set.when(network("200"))
                        .then(new NetworkQuotaAdopted(SITE, cny("200")))
                        .state()
                        .monthlyQuota())
                .isEqualTo(cny("200"));
    }

    @Test
    void what_a_person_approved_counts_even_beyond_the_quota() {
        QUOTA.givenCommands(network("100"))
                .when(new BookApproved(SITE, cny("150"), NOVEMBER))
                .then(booked("2026-11", "150", false, NOVEMBER))
                .when(book("1", NOVEMBER))
                .thenNothing();
    }

    @Test
    void what_is_booked_is_money_even_where_no_quota_is_set() {
        QuotaState state = QUOTA.givenCommands(new BookApproved(SITE, cny("150"), NOVEMBER))
                .state();
        assertThat(state.currency()).isEqualTo("CNY");
        assertThat(QuotaState.EMPTY.currency()).isNull();
    }

    @Test
    void money_of_two_currencies_is_never_added() {
        BookApproved dollars = new BookApproved(SITE, Money.of("100", "USD"), NOVEMBER);
        QuotaState state = QUOTA.givenCommands(network("100"), book("60", NOVEMBER), dollars)
                .state();
        assertThat(state.bookedIn("2026-11")).isEqualByComparingTo("60");
        assertThat(state.currency()).isEqualTo("CNY");
        QuotaState without = QUOTA.givenCommands(new BookApproved(SITE, cny("150"), NOVEMBER), dollars)
                .state();
        assertThat(without.bookedIn("2026-11")).isEqualByComparingTo("100");
        assertThat(without.currency()).isEqualTo("USD");
        QuotaState later = QUOTA.givenCommands(dollars, network("500")).state();
        assertThat(later.bookedIn("2026-11")).isEqualByComparingTo("0");
    }

    @Test
    void a_currency_set_by_mistake_and_put_right_again_forgets_nothing() {
        var booked = QUOTA.givenCommands(network("100"), book("60", NOVEMBER));
        var wrong = booked.and(new SetQuota(SITE, Money.of("100", "USD"), "HQ"));
        assertThat(wrong.state().bookedIn("2026-11")).isEqualByComparingTo("0");
        assertThat(wrong.and(new SetQuota(SITE, cny("100"), "HQ")).state().bookedIn("2026-11"))
                .isEqualByComparingTo("60");
    }

    @Test
    void the_rule_alone_never_books_beyond_the_quota() {
        RandomHistories.check(200, 30, random -> book(Integer.toString(1 + random.nextInt(40)), NOVEMBER), wishes -> {
            var quota = QUOTA.givenCommands(network("100"));
            for (BookIfCovered wish : wishes) {
                quota = quota.and(wish);
                assertThat(quota.state().bookedIn("2026-11")).isLessThanOrEqualTo(BigDecimal.valueOf(100));
            }
        });
    }
}
