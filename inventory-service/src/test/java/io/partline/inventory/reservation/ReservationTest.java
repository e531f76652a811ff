package io.partline.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.CancelDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationCommand.KeepAttempt;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationCommand.ReleaseAttempt;
import io.partline.inventory.reservation.ReservationCommand.WithdrawReservation;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandCancelled;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationKept;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import io.partline.inventory.reservation.ReservationEvent.ReservationReleased;
import io.partline.inventory.reservation.ReservationEvent.ReservationWithdrawn;
import io.partline.inventory.sourcing.Candidate;
import io.partline.inventory.sourcing.Candidate.Echelon;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final Specification<ReservationState, ReservationCommand, ReservationEvent> RESERVATION =
            Specification.of(new ReservationAggregate().reservation());
    private static final Instant ASKED = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant PROMISE = Instant.parse("2026-11-23T14:00:00Z");
    private static final ReservationId ID = new ReservationId("SO-A-1");
    private static final Demand DEMAND = demand(Demand.Priority.CUSTOMER_DOWN, ASKED);
    private static final long ALL = 10;

    private static Demand demand(Demand.Priority priority, Instant requestedAt) {
        return new Demand("SO-A", "SO-A-1", "BLT-139B", 10, "S-TZ-01", priority, requestedAt, false);
    }

    private static Specification<ReservationState, ReservationCommand, ReservationEvent>.Past given(
            ReservationCommand... commands) {
        return RESERVATION.givenCommands(commands);
    }

    private static AcceptDemand accept() {
        return new AcceptDemand(DEMAND, NOW);
    }

    private static ConfirmReservation reservedAt(String site, int attempt) {
        return reservedAt(site, attempt, ALL);
    }

    private static ConfirmReservation reservedAt(String site, int attempt, long quantity) {
        return new ConfirmReservation(ID, attempt, quantity, site, PROMISE, List.of(), NOW);
    }

    private static DemandReserved reserved(String site, int attempt, long quantity, Integer replaces) {
        return new DemandReserved(DEMAND, attempt, quantity, site, PROMISE, List.of(), 0, replaces, NOW);
    }

    private static WithdrawReservation withdraw(int attempt) {
        return new WithdrawReservation(ID, attempt, WithdrawalReason.BETTER_SOURCE, NOW);
    }

    private static BackorderDemand backorder() {
        return new BackorderDemand(ID, List.of(), "nobody has it", NOW);
    }

    private static LoseReservation lose(int attempt) {
        return lose(attempt, ALL);
    }

    private static LoseReservation lose(int attempt, long quantity) {
        return new LoseReservation(ID, attempt, quantity, NOW);
    }

    private static MeetDemand meet(int attempt) {
        return meet(attempt, ALL);
    }

    private static MeetDemand meet(int attempt, long quantity) {
        return new MeetDemand(ID, attempt, quantity, NOW);
    }

    @Test
    void an_accepted_demand_wants_stock() {
        var accepted = given().when(accept()).then(new DemandAccepted(DEMAND, NOW));
        assertThat(accepted.state().wantsStock()).isTrue();
        assertThat(accepted.state().attempt()).isEqualTo(1);
    }

    @Test
    void the_same_demand_is_accepted_once_and_keeps_what_it_first_asked_for() {
        AcceptDemand again = new AcceptDemand(demand(Demand.Priority.STOCK, NOW), NOW);
        given(accept()).when(again).thenNothing();
        given(accept(), reservedAt("C-NB", 1)).when(again).thenNothing();
    }

    @Test
    void an_attempt_is_reserved_at_one_site_only() {
        given(accept())
                .when(reservedAt("C-NB", 1))
                .then(reserved("C-NB", 1, ALL, null))
                .when(reservedAt("HQ", 1))
                .thenNothing();
    }

    @Test
    void several_attempts_may_supply_a_demand_each_with_its_share() {
        var both = given(accept(), reservedAt("C-NB", 1, 4), reservedAt("C-HZ", 2, 6));
        assertThat(both.state().status()).isEqualTo(ReservationStatus.RESERVED);
        both.when(reservedAt("HQ", 3, 1)).thenNothing();
        var oneHere = both.when(meet(1, 4)).then(new DemandMet(DEMAND, 1, 4, NOW));
        assertThat(oneHere.state().status()).isEqualTo(ReservationStatus.RESERVED);
        assertThat(oneHere.and(meet(2, 6)).state().status()).isEqualTo(ReservationStatus.MET);
    }

    @Test
    void what_no_site_can_promise_waits_and_is_told_once() {
        var waiting = given(accept())
                .when(backorder())
                .then(new DemandBackordered(DEMAND, 1, ALL, List.of(), 0, "nobody has it", NOW));
        assertThat(waiting.state().wantsStock()).isTrue();
        waiting.when(backorder()).thenNothing();
        assertThat(waiting.and(reservedAt("HQ", 1)).state().source()).isEqualTo("HQ");
    }

    @Test
    void sibling_centres_that_have_none_are_counted_and_not_listed() {
        Candidate some = new Candidate("C-NB", Echelon.SIBLING_CENTRE, 2, null, false, "can promise 2, not 10");
        Candidate home = new Candidate("C-HZ", Echelon.HOME_CENTRE, 0, null, false, "has none to promise");
        Candidate none = new Candidate("C-WH", Echelon.SIBLING_CENTRE, 0, null, false, "has none to promise");
        given(accept())
                .when(new BackorderDemand(ID, List.of(some, home, none, none), "nobody has it", NOW))
                .then(new DemandBackordered(DEMAND, 1, ALL, List.of(some, home), 2, "nobody has it", NOW));
    }

    @Test
    void damage_makes_the_next_attempt_of_the_same_demand_with_its_age_and_priority() {
        var next = given(accept(), reservedAt("C-NB", 1)).when(lose(1)).then(new ReservationLost(DEMAND, 1, ALL, NOW));
        assertThat(next.state().status()).isEqualTo(ReservationStatus.OPEN);
        assertThat(next.state().attempt()).isEqualTo(2);
        assertThat(next.state().source()).isNull();
        next.when(reservedAt("HQ", 2)).then(reserved("HQ", 2, ALL, 1));
    }

    @Test
    void one_of_ten_that_is_damaged_is_wanted_again_and_the_other_nine_arrive() {
        var torn = given(accept(), reservedAt("C-NB", 1)).when(lose(1, 1)).then(new ReservationLost(DEMAND, 1, 1, NOW));
        assertThat(torn.state().wanted()).isEqualTo(1);
        var again = torn.when(reservedAt("HQ", 2, 1)).then(reserved("HQ", 2, 1, 1));
        var nine = again.when(meet(1, 9)).then(new DemandMet(DEMAND, 1, 9, NOW));
        assertThat(nine.and(meet(2, 1)).state().status()).isEqualTo(ReservationStatus.MET);
    }

    @Test
    void news_of_an_older_attempt_changes_nothing() {
        var second = given(accept(), reservedAt("C-NB", 1), lose(1), reservedAt("HQ", 2));
        second.when(lose(1)).thenNothing();
        second.when(meet(1)).thenNothing();
        second.when(meet(2)).then(new DemandMet(DEMAND, 2, ALL, NOW));
    }

    @Test
    void a_demand_that_is_met_stays_met() {
        var met = given(accept(), reservedAt("C-NB", 1), meet(1));
        assertThat(met.state().status()).isEqualTo(ReservationStatus.MET);
        assertThat(met.state().source()).isEqualTo("C-NB");
        for (ReservationCommand command :
                List.of(accept(), reservedAt("HQ", 2), backorder(), lose(1), lose(2), meet(1), meet(2), cancel())) {
            met.when(command).thenNothing();
        }
    }

    @Test
    void a_line_that_was_cancelled_before_it_was_approved_asked_for_nothing() {
        given().when(cancel()).thenNothing();
    }

    private static CancelDemand cancel() {
        return new CancelDemand(ID, NOW);
    }

    @Test
    void what_nobody_needs_any_more_is_called_off_and_the_shipment_decides() {
        var cancelled = given(accept(), reservedAt("C-NB", 1))
                .when(cancel())
                .then(
                        new DemandCancelled(DEMAND, ALL, NOW),
                        new ReservationWithdrawn(DEMAND, 1, ALL, "C-NB", WithdrawalReason.CANCELLED, NOW));
        assertThat(cancelled.state().status()).isEqualTo(ReservationStatus.RESERVED);
        cancelled.when(cancel()).thenNothing();
        var inTime = cancelled
                .when(new ReleaseAttempt(ID, 1, NOW))
                .then(new ReservationReleased(DEMAND, 1, ALL, "C-NB", NOW));
        assertThat(inTime.state().status()).isEqualTo(ReservationStatus.CANCELLED);
        assertThat(inTime.state().wantsStock()).isFalse();
        var tooLate = cancelled.when(new KeepAttempt(ID, 1, NOW)).then(new ReservationKept(DEMAND, 1, NOW));
        assertThat(tooLate.state().status()).isEqualTo(ReservationStatus.RESERVED);
        var lost = tooLate.when(lose(1)).then(new ReservationLost(DEMAND, 1, ALL, NOW));
        assertThat(lost.state().wantsStock()).isFalse();
    }

    @Test
    void a_backorder_that_is_cancelled_is_over_at_once() {
        var over = given(accept(), backorder()).when(cancel()).then(new DemandCancelled(DEMAND, ALL, NOW));
        assertThat(over.state().status()).isEqualTo(ReservationStatus.CANCELLED);
        assertThat(over.state().wantsStock()).isFalse();
    }

    @Test
    void an_attempt_that_is_withdrawn_in_time_is_looked_for_again() {
        var withdrawn = given(accept(), reservedAt("C-NB", 1))
                .when(withdraw(1))
                .then(new ReservationWithdrawn(DEMAND, 1, ALL, "C-NB", WithdrawalReason.BETTER_SOURCE, NOW));
        withdrawn.when(withdraw(1)).thenNothing();
        assertThat(withdrawn.and(new ReleaseAttempt(ID, 1, NOW)).state().wanted())
                .isEqualTo(ALL);
        assertThat(withdrawn.and(new KeepAttempt(ID, 1, NOW)).state().wanted()).isZero();
    }

    @Test
    void nothing_happens_to_a_demand_nobody_has_heard_of() {
        for (ReservationCommand command : List.of(reservedAt("HQ", 1), backorder(), lose(1), meet(1), withdraw(1))) {
            given().when(command).thenRefused(NotFound.class, "There is no reservation SO-A-1");
        }
    }

    @Test
    void a_state_is_the_same_after_it_was_written_and_read() {
        for (ReservationState state : List.of(
                given().state(),
                given(accept()).state(),
                given(accept(), reservedAt("C-NB", 1, 4), reservedAt("HQ", 2, 6), withdraw(2))
                        .state())) {
            assertThat(EventJson.read(EventJson.write(state), ReservationState.class))
                    .isEqualTo(state);
        }
    }

    private static ReservationCommand any(Random random) {
        int attempt = 1 + random.nextInt(4);
        long quantity = 1 + random.nextInt(10);
        return List.of(
                        accept(),
                        reservedAt(random.nextBoolean() ? "C-NB" : "HQ", attempt, quantity),
                        reservedAt("C-HZ", attempt, quantity),
                        backorder(),
                        lose(attempt, quantity),
                        meet(attempt, quantity),
                        withdraw(attempt),
                        new ReleaseAttempt(ID, attempt, NOW),
                        new KeepAttempt(ID, attempt, NOW),
                        random.nextInt(8) == 0 ? cancel() : accept())
                .get(random.nextInt(10));
    }

    private static long underWay(ReservationState state) {
        return state.attempts().values().stream().mapToLong(Portion::quantity).sum();
    }

    /** What was wanted when it was cancelled, and what was released or lost from then on. */
    private static long givenUp(List<ReservationEvent> events) {
        long pieces = 0;
        for (int i = 0; i < events.size(); i++) {
            ReservationState before = RESERVATION.given(events.subList(0, i)).state();
            pieces += switch (events.get(i)) {
                case DemandCancelled _ -> before.wanted();
                case ReservationReleased e -> before.cancelled() ? e.quantity() : 0;
                case ReservationLost e -> before.cancelled() ? e.quantity() : 0;
                default -> 0;
            };
        }
        return pieces;
    }

    @Test
    void in_any_history_no_piece_of_a_demand_is_lost_or_doubled() {
        RandomHistories.check(2_000, 40, ReservationTest::any, commands -> {
            var past = given(accept());
            for (ReservationCommand command : commands) {
                past = past.and(command);
                ReservationState state = past.state();
                assertThat(state.demand()).isEqualTo(DEMAND);
                long accounted = state.met() + state.wanted() + underWay(state);
                assertThat(accounted + givenUp(past.events()))
                        .as("after %s", command)
                        .isEqualTo(ALL);
                if (state.cancelled()) {
                    assertThat(state.wanted()).isZero();
                }
                assertThat(state.attempts().values())
                        .allSatisfy(portion -> assertThat(portion.quantity()).isPositive());
            }
        });
    }
}
