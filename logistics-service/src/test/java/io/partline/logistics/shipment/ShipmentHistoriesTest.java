package io.partline.logistics.shipment;

import static io.partline.logistics.shipment.HingeShipment.CARRIER;
import static io.partline.logistics.shipment.HingeShipment.SHIPMENT;
import static io.partline.logistics.shipment.HingeShipment.by;
import static io.partline.logistics.shipment.HingeShipment.byTopic;
import static io.partline.logistics.shipment.HingeShipment.cancel;
import static io.partline.logistics.shipment.HingeShipment.damageOnReceipt;
import static io.partline.logistics.shipment.HingeShipment.dispatch;
import static io.partline.logistics.shipment.HingeShipment.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.logistics.shipment.ProofOfDelivery.Condition;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is told of a shipment, in whatever order and however often. */
class ShipmentHistoriesTest {
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "nothing", Set.of("PLANNED", "CANCELLED"),
            "PLANNED", Set.of("IN_TRANSIT", "CANCELLED", "DAMAGED", "FAILED", "DELIVERED"),
            "IN_TRANSIT", Set.of("DAMAGED", "FAILED", "DELIVERED"),
            "DELIVERED", Set.of("DAMAGED", "FAILED"),
            "DAMAGED", Set.of(),
            "FAILED", Set.of(),
            "CANCELLED", Set.of("IN_TRANSIT", "DAMAGED", "FAILED", "DELIVERED"));

    private static String status(ShipmentState state) {
        return state.shipment() == null && !state.cancelled()
                ? "nothing"
                : state.status().name();
    }

    private static ShipmentCommand anything(Random random) {
        int choice = random.nextInt(15);
        if (choice < 3) {
            return plan();
        }
        if (choice < 6) {
            return dispatch();
        }
        long minute = random.nextInt(6);
        if (choice == 14) {
            return random.nextBoolean() ? damageOnReceipt(minute) : cancel();
        }
        String reporter = random.nextInt(10) == 0 ? null : random.nextInt(4) == 0 ? "CR-02" : CARRIER;
        ProofOfDelivery proof =
                random.nextInt(5) == 0 ? null : new ProofOfDelivery("Wang Li", one(random, Condition.values()));
        return random.nextInt(3) == 0
                ? byTopic(one(random, Milestone.Type.values()), minute, proof)
                : by(reporter, one(random, Milestone.Type.values()), minute, proof);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    private static Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past told(
            List<ShipmentCommand> commands) {
        var past = SHIPMENT.given();
        for (ShipmentCommand command : commands) {
            past = past.told(command);
        }
        return past;
    }

    /** Those that took effect: what was refused may well be accepted later. */
    private static List<ShipmentCommand> effective(List<ShipmentCommand> commands) {
        List<ShipmentCommand> effective = new ArrayList<>();
        var past = SHIPMENT.given();
        for (ShipmentCommand command : commands) {
            var next = past.told(command);
            if (next.events().size() > past.events().size()) {
                effective.add(command);
            }
            past = next;
        }
        return effective;
    }

    @Test
    void the_status_only_moves_along_allowed_edges() {
        RandomHistories.check(2_000, 25, ShipmentHistoriesTest::anything, commands -> {
            var past = SHIPMENT.given();
            for (ShipmentCommand command : commands) {
                var next = past.told(command);
                if (!status(next.state()).equals(status(past.state()))) {
                    assertThat(ALLOWED.get(status(past.state()))).contains(status(next.state()));
                }
                past = next;
            }
            assertThat(past.events().stream().filter(ShipmentDamaged.class::isInstance))
                    .as("damage, and with it claim and replacement, happens once")
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(past.events().stream().filter(ShipmentDelivered.class::isInstance))
                    .hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void what_took_effect_can_be_told_again_at_once_and_changes_nothing() {
        RandomHistories.check(2_000, 25, ShipmentHistoriesTest::anything, commands -> {
            var past = SHIPMENT.given();
            for (ShipmentCommand command : commands) {
                var next = past.told(command);
                // A dispatch that ended at once, by what was reported before it, is refused like any after the end.
                boolean ended =
                        command instanceof DispatchShipment && next.state().status() != ShipmentStatus.IN_TRANSIT;
                if (next.events().size() > past.events().size() && !ended) {
                    next.when(command).thenNothing();
                }
                past = next;
            }
        });
    }

    @Test
    void telling_any_beginning_again_changes_nothing() {
        RandomHistories.check(2_000, 25, ShipmentHistoriesTest::anything, commands -> {
            for (int length = 1; length <= commands.size(); length++) {
                List<ShipmentCommand> beginning = commands.subList(0, length);
                var again = told(beginning);
                ShipmentState reached = again.state();
                for (ShipmentCommand command : effective(beginning)) {
                    again = again.told(command);
                }
                assertThat(again.state()).isEqualTo(reached);
            }
            var once = told(commands);
            assertThat(SHIPMENT.given(once.events()).state())
                    .as("the events alone tell the state")
                    .isEqualTo(once.state());
        });
    }

    /** Inventory speaks of the reservation and requests of the receipt on topics of their own. */
    @Test
    void facts_of_other_services_end_in_the_same_state_however_they_are_interleaved_and_repeated() {
        ShipmentState damaged =
                told(List.of(plan(), dispatch(), damageOnReceipt(20))).state();
        RandomHistories.check(1_000, 8, Random::nextBoolean, planFirst -> {
            var past = SHIPMENT.givenCommands(plan(), dispatch());
            for (boolean reservationAgain : planFirst) {
                past = past.told(reservationAgain ? plan() : damageOnReceipt(20));
            }
            assertThat(past.told(plan()).told(damageOnReceipt(20)).state()).isEqualTo(damaged);
        });
    }
}
