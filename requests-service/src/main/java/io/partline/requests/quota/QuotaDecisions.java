package io.partline.requests.quota;

import io.partline.requests.catalogue.Money;
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
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

final class QuotaDecisions {
    /** The business counts its months in China Standard Time. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private QuotaDecisions() {}

    static String month(Instant at) {
        return YearMonth.from(at.atZone(ZONE)).toString();
    }

    static List<QuotaEvent> decide(QuotaState state, QuotaCommand command) {
        return switch (command) {
            case AdoptNetworkQuota c -> adopt(state, c);
            case SetQuota c -> set(state, c);
            case BookIfCovered c -> book(state, c);
            case BookApproved c -> book(state, c);
            case ReturnBooked c -> giveBack(state, c);
        };
    }

    private static List<QuotaEvent> adopt(QuotaState state, AdoptNetworkQuota c) {
        return c.monthlyQuota().equals(state.networkQuota())
                ? List.of()
                : List.of(new NetworkQuotaAdopted(c.siteId(), c.monthlyQuota()));
    }

    private static List<QuotaEvent> set(QuotaState state, SetQuota c) {
        return c.monthlyQuota().equals(state.monthlyQuota())
                ? List.of()
                : List.of(new QuotaSet(c.siteId(), c.monthlyQuota(), c.setBy()));
    }

    private static boolean covers(QuotaState state, Money amount, Instant at) {
        Money quota = state.monthlyQuota();
        return quota != null
                && quota.currency().equals(amount.currency())
                && state.bookedIn(month(at)).add(amount.amount()).compareTo(quota.amount()) <= 0;
    }

    private static List<QuotaEvent> book(QuotaState state, BookIfCovered c) {
        return state.hasBooked(c.lineId()) || !covers(state, c.amount(), c.at())
                ? List.of()
                : List.of(
                        new QuotaBooked(c.siteId(), c.lineId(), monthToBook(state, c.at()), c.amount(), true, c.at()));
    }

    private static List<QuotaEvent> book(QuotaState state, BookApproved c) {
        return state.hasBooked(c.lineId())
                ? List.of()
                : List.of(new QuotaBooked(
                        c.siteId(),
                        c.lineId(),
                        monthToBook(state, c.at()),
                        c.amount(),
                        covers(state, c.amount(), c.at()),
                        c.at()));
    }

    /** Once, and no more than was booked; what was booked in a month that is over counts against nothing any more. */
    private static List<QuotaEvent> giveBack(QuotaState state, ReturnBooked c) {
        BigDecimal back =
                c.amount().amount().min(state.mayComeBack(c.lineId(), c.amount().currency()));
        return back.signum() <= 0
                ? List.of()
                : List.of(new QuotaReturned(
                        c.siteId(),
                        c.lineId(),
                        state.month(),
                        new Money(back, c.amount().currency()),
                        c.at()));
    }

    /** A node whose clock is behind never turns the month back. */
    private static String monthToBook(QuotaState state, Instant at) {
        String month = month(at);
        return state.month().compareTo(month) > 0 ? state.month() : month;
    }
}
