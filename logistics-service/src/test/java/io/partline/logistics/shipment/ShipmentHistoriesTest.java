package io.partline.logistics.shipment;

import static io.partline.logistics.shipment.Given.CARRIER;
import static io.partline.logistics.shipment.Given.after;
import static io.partline.logistics.shipment.Given.by;
import static io.partline.logistics.shipment.Given.damageOnReceipt;
import static io.partline.logistics.shipment.Given.decide;
import static io.partline.logistics.shipment.Given.dispatch;
import static io.partline.logistics.shipment.Given.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.refusal.Refusal;
import io.partline.logistics.shipment.ProofOfDelivery.Condition;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentState.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is told of a shipment, in whatever order and however often. */
class ShipmentHistoriesTest {
    private static final Map<Status, Set<Status>> ALLOWED = Map.of(
            Status.NONE, Set.of(Status.PLANNED),
            Status.PLANNED, Set.of(Status.IN_TRANSIT),
            Status.IN_TRANSIT, Set.of(Status.DAMAGED, Status.DELIVERED),
            Status.DELIVERED, Set.of(Status.DAMAGED),
            Status.DAMAGED, Set.of());

    private record History(ShipmentState state, List<ShipmentEvent> events) {
        /** A refused command changes nothing. */
        History told(ShipmentCommand command) {
            try {
                List<ShipmentEvent> decided = decide(state, command);
                List<ShipmentEvent> all = new ArrayList<>(events);
                all.addAll(decided);
                return new History(after(state, decided), all);
            } catch (Refusal _) {
                return this;
            }
        }

        static History of(List<ShipmentCommand> commands) {
            History history = new History(ShipmentState.NONE, List.of());
            for (ShipmentCommand command : commands) {
                history = history.told(command);
            }
            return history;
        }
    }

    @Provide
    Arbitrary<List<ShipmentCommand>> histories() {
        Arbitrary<ProofOfDelivery> proof =
                Arbitraries.of(Condition.class).map(condition -> new ProofOfDelivery("Wang Li", condition));
        Arbitrary<ShipmentCommand> report = Combinators.combine(
                        Arbitraries.of(CARRIER, CARRIER, CARRIER, "CR-02").injectNull(0.1),
                        Arbitraries.of(Milestone.Type.class),
                        Arbitraries.longs().between(0, 5),
                        proof.injectNull(0.2))
                .as((reporter, type, minute, pod) -> by(reporter, type, minute, pod));
        Arbitrary<ShipmentCommand> receipt = Arbitraries.longs().between(0, 5).map(m -> damageOnReceipt(m));
        Arbitrary<ShipmentCommand> plan = Arbitraries.create(() -> plan());
        Arbitrary<ShipmentCommand> dispatch = Arbitraries.create(() -> dispatch());
        Arbitrary<ShipmentCommand> any = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, plan),
                net.jqwik.api.Tuple.of(3, dispatch),
                net.jqwik.api.Tuple.of(8, report),
                net.jqwik.api.Tuple.of(1, receipt));
        return any.list().ofMinSize(1).ofMaxSize(25);
    }

    @Property(tries = 2_000)
    void the_status_only_moves_along_allowed_edges(@ForAll("histories") List<ShipmentCommand> commands) {
        History history = new History(ShipmentState.NONE, List.of());
        for (ShipmentCommand command : commands) {
            History next = history.told(command);
            if (next.state().status() != history.state().status()) {
                assertThat(ALLOWED.get(history.state().status()))
                        .contains(next.state().status());
            }
            assertThat(next.events().size() - history.events().size())
                    .as("one command, one thing that happened at most")
                    .isLessThanOrEqualTo(1);
            history = next;
        }
        assertThat(history.events().stream().filter(ShipmentDamaged.class::isInstance))
                .as("damage, and with it claim and replacement, happens once")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(history.events().stream().filter(ShipmentDelivered.class::isInstance))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 2_000)
    void what_took_effect_can_be_told_again_at_once_and_changes_nothing(
            @ForAll("histories") List<ShipmentCommand> commands) {
        History history = new History(ShipmentState.NONE, List.of());
        for (ShipmentCommand command : commands) {
            History next = history.told(command);
            if (!next.equals(history)) {
                assertThat(decide(next.state(), command))
                        .as("%s once more is no error and no second event", command)
                        .isEmpty();
            }
            history = next;
        }
    }

    @Property(tries = 2_000)
    void telling_any_beginning_again_changes_nothing(@ForAll("histories") List<ShipmentCommand> commands) {
        History once = History.of(commands);
        for (int length = 1; length <= commands.size(); length++) {
            History again = History.of(commands.subList(0, length));
            ShipmentState reached = again.state();
            for (ShipmentCommand command : effective(commands.subList(0, length))) {
                again = again.told(command);
            }
            assertThat(again.state()).isEqualTo(reached);
        }
        assertThat(after(ShipmentState.NONE, once.events()))
                .as("the events alone tell the state")
                .isEqualTo(once.state());
    }

    /** Those that took effect: what was refused may well be accepted later. */
    private static List<ShipmentCommand> effective(List<ShipmentCommand> commands) {
        List<ShipmentCommand> effective = new ArrayList<>();
        History history = new History(ShipmentState.NONE, List.of());
        for (ShipmentCommand command : commands) {
            History next = history.told(command);
            if (!next.equals(history)) {
                effective.add(command);
            }
            history = next;
        }
        return effective;
    }

    @Provide
    Arbitrary<List<Boolean>> orders() {
        return Arbitraries.of(true, false).list().ofSize(8);
    }

    /** Inventory speaks of the reservation and requests of the receipt on topics of their own. */
    @Property(tries = 1_000)
    void facts_of_other_services_end_in_the_same_state_however_they_are_interleaved_and_repeated(
            @ForAll("orders") List<Boolean> planFirst) {
        ShipmentState damaged =
                History.of(List.of(plan(), dispatch(), damageOnReceipt(20))).state();
        History history = History.of(List.of(plan(), dispatch()));
        for (boolean reservationAgain : planFirst) {
            history = history.told(reservationAgain ? plan() : damageOnReceipt(20));
        }
        assertThat(history.told(plan()).told(damageOnReceipt(20)).state()).isEqualTo(damaged);
    }
}
