package io.partline.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
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

    private static Demand demand(Demand.Priority priority, Instant requestedAt) {
        return new Demand("SO-A", "SO-A-1", "DHF-215KA", 1, "S-TZ-01", priority, requestedAt, false);
    }

    private static Specification<ReservationState, ReservationCommand, ReservationEvent>.Past given(
            ReservationCommand... commands) {
        return RESERVATION.givenCommands(commands);
    }

    private static AcceptDemand accept() {
        return new AcceptDemand(DEMAND, NOW);
    }

    private static ConfirmReservation reservedAt(String site) {
        return new ConfirmReservation(ID, site, PROMISE, List.of(), NOW);
    }

    private static BackorderDemand backorder() {
        return new BackorderDemand(ID, List.of(), "nobody has it", NOW);
    }

    private static LoseReservation lose(int attempt) {
        return new LoseReservation(ID, attempt, NOW);
    }

    private static MeetDemand meet(int attempt) {
        return new MeetDemand(ID, attempt, NOW);
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
        given(accept(), reservedAt("C-NB")).when(again).thenNothing();
    }

    @Test
    void a_demand_is_reserved_at_one_site_only() {
        given(accept())
                .when(reservedAt("C-NB"))
                .then(new DemandReserved(DEMAND, 1, "C-NB", PROMISE, List.of(), NOW))
                .when(reservedAt("HQ"))
                .thenNothing();
    }

    @Test
    void what_no_site_can_promise_waits_and_is_told_once() {
        var waiting = given(accept())
                .when(backorder())
                .then(new DemandBackordered(DEMAND, 1, List.of(), "nobody has it", NOW));
        assertThat(waiting.state().wantsStock()).isTrue();
        waiting.when(backorder()).thenNothing();
        assertThat(waiting.and(reservedAt("HQ")).state().source()).isEqualTo("HQ");
    }

    @Test
    void damage_makes_the_next_attempt_of_the_same_demand_with_its_age_and_priority() {
        var next = given(accept(), reservedAt("C-NB")).when(lose(1)).then(new ReservationLost(DEMAND, 1, NOW));
        assertThat(next.state()).isEqualTo(new ReservationState(DEMAND, ReservationStatus.OPEN, 2, null));
        next.when(reservedAt("HQ")).then(new DemandReserved(DEMAND, 2, "HQ", PROMISE, List.of(), NOW));
    }

    @Test
    void news_of_an_older_attempt_changes_nothing() {
        var second = given(accept(), reservedAt("C-NB"), lose(1), reservedAt("HQ"));
        second.when(lose(1)).thenNothing();
        second.when(meet(1)).thenNothing();
        second.when(meet(2)).then(new DemandMet(DEMAND, 2, NOW));
    }

    @Test
    void a_demand_that_is_met_stays_met() {
        var met = given(accept(), reservedAt("C-NB"), meet(1));
        assertThat(met.state()).isEqualTo(new ReservationState(DEMAND, ReservationStatus.MET, 1, "C-NB"));
        for (ReservationCommand command :
                List.of(accept(), reservedAt("HQ"), backorder(), lose(1), lose(2), meet(1), meet(2))) {
            met.when(command).thenNothing();
        }
    }

    @Test
    void nothing_happens_to_a_demand_nobody_has_heard_of() {
        for (ReservationCommand command : List.of(reservedAt("HQ"), backorder(), lose(1), meet(1))) {
            given().when(command).thenRefused(NotFound.class, "There is no reservation SO-A-1");
        }
    }

    @Test
    void a_state_is_the_same_after_it_was_written_and_read() {
        for (ReservationState state : List.of(
                given().state(),
                given(accept()).state(),
                given(accept(), reservedAt("C-NB")).state())) {
            assertThat(EventJson.read(EventJson.write(state), ReservationState.class))
                    .isEqualTo(state);
        }
    }

    private static ReservationCommand any(Random random) {
        int attempt = 1 + random.nextInt(3);
        return List.of(accept(), reservedAt("C-NB"), reservedAt("HQ"), backorder(), lose(attempt), meet(attempt))
                .get(random.nextInt(6));
    }

    @Test
    void in_any_history_the_demand_stays_itself_and_every_repetition_changes_nothing() {
        RandomHistories.check(1_000, 30, ReservationTest::any, commands -> {
            var past = given(accept());
            for (ReservationCommand command : commands) {
                ReservationState before = past.state();
                past = past.and(command);
                ReservationState state = past.state();
                assertThat(state.demand()).isEqualTo(DEMAND);
                assertThat(state.attempt()).isBetween(before.attempt(), before.attempt() + 1);
                assertThat(state.source() != null)
                        .as("a source is known while, and only while, one is reserved: %s", state)
                        .isEqualTo(state.status() == ReservationStatus.RESERVED
                                || state.status() == ReservationStatus.MET);
                assertThat(past.and(command).state()).isEqualTo(state);
            }
        });
    }
}
