package io.partline.requests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.LineId;
import io.partline.requests.quota.QuotaCommand.AdoptNetworkQuota;
import io.partline.requests.quota.QuotaCommand.BookApproved;
import io.partline.requests.quota.QuotaCommand.BookIfCovered;
import io.partline.requests.quota.QuotaCommand.ReturnBooked;
import io.partline.requests.quota.QuotaCommand.SetQuota;
import io.partline.requests.quota.QuotaEvent.NetworkQuotaAdopted;
import io.partline.requests.quota.QuotaEvent.QuotaBooked;
import io.partline.requests.quota.QuotaEvent.QuotaReturned;
import io.partline.requests.quota.QuotaEvent.QuotaSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
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

    /** For a line of its own for each amount and time. */
    private static BookIfCovered book(String amount, Instant at) {
        return new BookIfCovered(SITE, line(amount, at), cny(amount), at);
    }

    private static BookApproved approve(Money amount, Instant at) {
        return new BookApproved(SITE, line(amount.amount().toPlainString(), at), amount, at);
    }

    private static LineId line(String amount, Instant at) {
        return new LineId("SO-%s-%d-1".formatted(amount, at.getEpochSecond()));
    }

    private static QuotaBooked booked(String month, String amount, boolean covered, Instant at) {
        return new QuotaBooked(SITE, line(amount, at), month, cny(amount), covered, at);
    }

    private static ReturnBooked giveBack(LineId line, String amount) {
        return new ReturnBooked(SITE, line, cny(amount), NOVEMBER);
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
                .when(new BookIfCovered(SITE, line("1", NOVEMBER), Money.of("1", "EUR"), NOVEMBER))
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
                .when(approve(cny("150"), NOVEMBER))
                .then(booked("2026-11", "150", false, NOVEMBER))
                .when(book("1", NOVEMBER))
                .thenNothing();
    }

    @Test
    void what_is_booked_is_money_even_where_no_quota_is_set() {
        QuotaState state = QUOTA.givenCommands(approve(cny("150"), NOVEMBER)).state();
        assertThat(state.currency()).isEqualTo("CNY");
        assertThat(QuotaState.EMPTY.currency()).isNull();
    }

    @Test
    void money_of_two_currencies_is_never_added() {
        BookApproved dollars = approve(Money.of("100", "USD"), NOVEMBER);
        QuotaState state = QUOTA.givenCommands(network("100"), book("60", NOVEMBER), dollars)
                .state();
        assertThat(state.bookedIn("2026-11")).isEqualByComparingTo("60");
        assertThat(state.currency()).isEqualTo("CNY");
        QuotaState without =
                QUOTA.givenCommands(approve(cny("150"), NOVEMBER), dollars).state();
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
    void a_line_that_is_cancelled_gives_back_what_it_booked_once() {
        LineId line = line("60", NOVEMBER);
        var spent = QUOTA.givenCommands(network("100"), book("60", NOVEMBER));
        var back = spent.when(giveBack(line, "60")).then(new QuotaReturned(SITE, line, "2026-11", cny("60"), NOVEMBER));
        assertThat(back.state().bookedIn("2026-11")).isEqualByComparingTo("0");
        back.when(giveBack(line, "60")).thenNothing();
        back.when(book("60", NOVEMBER)).thenNothing();
        back.when(book("100", NOVEMBER)).then(booked("2026-11", "100", true, NOVEMBER));
    }

    @Test
    void nothing_comes_back_that_was_not_booked_and_no_more_than_was() {
        LineId line = line("60", NOVEMBER);
        var spent = QUOTA.givenCommands(network("100"), book("60", NOVEMBER));
        spent.when(giveBack(line("1", NOVEMBER), "60")).thenNothing();
        spent.when(giveBack(line, "0")).thenNothing();
        spent.when(new ReturnBooked(SITE, line, Money.of("60", "USD"), NOVEMBER))
                .thenNothing();
        spent.when(giveBack(line, "70")).then(new QuotaReturned(SITE, line, "2026-11", cny("60"), NOVEMBER));
        spent.when(giveBack(line, "20"))
                .then(new QuotaReturned(SITE, line, "2026-11", cny("20"), NOVEMBER))
                .when(giveBack(line, "60"))
                .thenNothing();
    }

    @Test
    void what_was_booked_in_a_month_that_is_over_stays_there() {
        LineId line = line("60", NOVEMBER);
        QUOTA.givenCommands(network("100"), book("60", NOVEMBER), book("10", FIRST_SECOND_OF_DECEMBER))
                .when(giveBack(line, "60"))
                .thenNothing();
    }

    @Test
    void what_was_booked_before_lines_were_named_counts_and_does_not_come_back() {
        QuotaBooked before = new QuotaEvent.QuotaBooked1(SITE, "2026-11", cny("38.50"), true, NOVEMBER).lifted();
        var spent = QUOTA.given(before);
        assertThat(spent.state().bookedIn("2026-11")).isEqualByComparingTo("38.50");
        spent.when(giveBack(new LineId("SO-7Q2M4K8ZP1XA-1"), "38.50")).thenNothing();
    }

    /** One of five lines; whatever is told of it may be told again, or never have happened. */
    private static QuotaCommand anything(Random random) {
        LineId line = new LineId("SO-A-" + (1 + random.nextInt(5)));
        Money amount = cny(Integer.toString(1 + random.nextInt(40)));
        return switch (random.nextInt(3)) {
            case 0 -> new BookIfCovered(SITE, line, amount, NOVEMBER);
            case 1 -> new BookApproved(SITE, line, amount, NOVEMBER);
            default -> new ReturnBooked(SITE, line, amount, NOVEMBER);
        };
    }

    @Test
    void what_is_used_is_what_was_booked_less_what_came_back_each_line_once_whatever_is_told_again() {
        RandomHistories.check(500, 30, QuotaTest::anything, commands -> {
            var quota = QUOTA.givenCommands(network("100"));
            for (QuotaCommand command : commands) {
                quota = quota.and(command);
            }
            Map<LineId, BigDecimal> used = new HashMap<>();
            for (QuotaEvent event : quota.events()) {
                if (event instanceof QuotaBooked booked) {
                    assertThat(used.put(booked.lineId(), booked.amount().amount()))
                            .as("booked once")
                            .isNull();
                }
                if (event instanceof QuotaReturned back) {
                    used.merge(back.lineId(), back.amount().amount(), BigDecimal::subtract);
                }
            }
            assertThat(used.values()).allSatisfy(left -> assertThat(left).isNotNegative());
            BigDecimal sum = used.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(quota.state().bookedIn("2026-11")).isEqualByComparingTo(sum);
            assertThat(quota.events().stream()
                            .filter(QuotaReturned.class::isInstance)
                            .map(event -> ((QuotaReturned) event).lineId()))
                    .doesNotHaveDuplicates();
            var again = quota;
            for (QuotaEvent event : quota.events()) {
                again = switch (event) {
                    case QuotaBooked e -> again.and(new BookApproved(SITE, e.lineId(), e.amount(), NOVEMBER));
                    case QuotaReturned e -> again.and(new ReturnBooked(SITE, e.lineId(), e.amount(), NOVEMBER));
                    default -> again;
                };
            }
            assertThat(again.events()).isEqualTo(quota.events());
            assertThat(EventJson.read(EventJson.write(quota.state()), QuotaState.class))
                    .isEqualTo(quota.state());
        });
    }

    @Test
    void the_rule_alone_never_books_beyond_the_quota() {
        RandomHistories.check(200, 30, QuotaTest::wish, wishes -> {
            var quota = QUOTA.givenCommands(network("100"));
            for (BookIfCovered wish : wishes) {
                quota = quota.and(wish);
                assertThat(quota.state().bookedIn("2026-11")).isLessThanOrEqualTo(BigDecimal.valueOf(100));
            }
        });
    }

    private static BookIfCovered wish(Random random) {
        return book(Integer.toString(1 + random.nextInt(40)), NOVEMBER.minusSeconds(random.nextInt(1_000_000)));
    }
}
