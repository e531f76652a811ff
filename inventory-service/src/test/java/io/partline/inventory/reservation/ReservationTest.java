package io.partline.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.NotFound;
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
import io.partline.inventory.reservation.ReservationState.Status;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final Instant ASKED = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant PROMISE = Instant.parse("2026-11-23T14:00:00Z");
    private static final String ID = Reservation.id("SO-A-1");
    private static final Demand DEMAND = demand(Demand.Priority.CUSTOMER_DOWN, ASKED);

    private static Demand demand(Demand.Priority priority, Instant requestedAt) {
        return new Demand("SO-A-1", "SO-A", "SO-A-1", "DHF-215KA", 1, "S-TZ-01", priority, requestedAt, false);
    }

    private static List<ReservationEvent> decide(ReservationState state, ReservationCommand command) {
        return switch (command) {
            case AcceptDemand c -> ReservationDecisions.accept(state, c);
            case ConfirmReservation c -> ReservationDecisions.confirm(state, c);
            case BackorderDemand c -> ReservationDecisions.backorder(state, c);
            case LoseReservation c -> ReservationDecisions.lose(state, c);
            case MeetDemand c -> ReservationDecisions.meet(state, c);
        };
    }

    private static ReservationState after(ReservationState before, ReservationCommand... commands) {
        ReservationState state = before;
        for (ReservationCommand command : commands) {
            for (ReservationEvent event : decide(state, command)) {
                state = state.after(event);
            }
        }
        return state;
    }

    private static ReservationState given(ReservationCommand... commands) {
        return after(ReservationState.NONE, commands);
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
        assertThat(decide(ReservationState.NONE, accept())).containsExactly(new DemandAccepted(DEMAND, NOW));
        assertThat(given(accept()).wantsStock()).isTrue();
        assertThat(given(accept()).attempt()).isEqualTo(1);
    }

    @Test
    void the_same_demand_is_accepted_once_and_keeps_what_it_first_asked_for() {
        AcceptDemand again = new AcceptDemand(demand(Demand.Priority.STOCK, NOW), NOW);
        assertThat(decide(given(accept()), again)).isEmpty();
        assertThat(decide(given(accept(), reservedAt("C-NB")), again)).isEmpty();
    }

    @Test
    void a_demand_is_reserved_at_one_site_only() {
        assertThat(decide(given(accept()), reservedAt("C-NB")))
                .containsExactly(new DemandReserved(DEMAND, 1, "C-NB", PROMISE, List.of(), NOW));
        assertThat(decide(given(accept(), reservedAt("C-NB")), reservedAt("HQ")))
                .isEmpty();
    }

    @Test
    void what_no_site_can_promise_waits_and_is_told_once() {
        assertThat(decide(given(accept()), backorder()))
                .containsExactly(new DemandBackordered(DEMAND, 1, List.of(), "nobody has it", NOW));
        ReservationState waiting = given(accept(), backorder());
        assertThat(waiting.wantsStock()).isTrue();
        assertThat(decide(waiting, backorder())).isEmpty();
        assertThat(after(waiting, reservedAt("HQ")).source()).isEqualTo("HQ");
    }

    @Test
    void damage_makes_the_next_attempt_of_the_same_demand_with_its_age_and_priority() {
        ReservationState reserved = given(accept(), reservedAt("C-NB"));
        assertThat(decide(reserved, lose(1))).containsExactly(new ReservationLost(DEMAND, 1, NOW));
        ReservationState next = after(reserved, lose(1));
        assertThat(next).isEqualTo(new ReservationState(Status.OPEN, DEMAND, 2, null));
        assertThat(decide(next, reservedAt("HQ")))
                .containsExactly(new DemandReserved(DEMAND, 2, "HQ", PROMISE, List.of(), NOW));
    }

    @Test
    void news_of_an_older_attempt_changes_nothing() {
        ReservationState second = given(accept(), reservedAt("C-NB"), lose(1), reservedAt("HQ"));
        assertThat(decide(second, lose(1))).isEmpty();
        assertThat(decide(second, meet(1))).isEmpty();
        assertThat(decide(second, meet(2))).containsExactly(new DemandMet(DEMAND, 2, NOW));
    }

    @Test
    void a_demand_that_is_met_stays_met() {
        ReservationState met = given(accept(), reservedAt("C-NB"), meet(1));
        assertThat(met).isEqualTo(new ReservationState(Status.MET, DEMAND, 1, "C-NB"));
        for (ReservationCommand command :
                List.of(accept(), reservedAt("HQ"), backorder(), lose(1), lose(2), meet(1), meet(2))) {
            assertThat(decide(met, command)).isEmpty();
        }
    }

    @Test
    void nothing_happens_to_a_demand_nobody_has_heard_of() {
        for (ReservationCommand command : List.of(reservedAt("HQ"), backorder(), lose(1), meet(1))) {
            assertThatThrownBy(() -> decide(ReservationState.NONE, command))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("SO-A-1");
        }
    }

    @Test
    void a_state_is_the_same_after_it_was_written_and_read() {
        for (ReservationState state :
                List.of(ReservationState.NONE, given(accept()), given(accept(), reservedAt("C-NB")))) {
            assertThat(EventJson.read(EventJson.write(state), ReservationState.class))
                    .isEqualTo(state);
        }
    }

    @Property(tries = 1_000)
    void in_any_history_the_demand_stays_itself_and_every_repetition_changes_nothing(@ForAll long seed) {
        Random random = new Random(seed);
        ReservationState state = given(accept());
        for (int i = 0; i < 30; i++) {
            int attempt = 1 + random.nextInt(3);
            ReservationCommand command = List.of(
                            accept(), reservedAt("C-NB"), reservedAt("HQ"), backorder(), lose(attempt), meet(attempt))
                    .get(random.nextInt(6));
            ReservationState next = after(state, command);
            assertThat(next.demand()).isEqualTo(DEMAND);
            assertThat(next.attempt()).isBetween(state.attempt(), state.attempt() + 1);
            assertThat(next.source() != null)
                    .as("a source is known while, and only while, one is reserved: %s", next)
                    .isEqualTo(next.status() == Status.RESERVED || next.status() == Status.MET);
            assertThat(after(next, command)).isEqualTo(next);
            state = next;
        }
    }
}
