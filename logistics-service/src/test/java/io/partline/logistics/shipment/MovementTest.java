package io.partline.logistics.shipment;

import static io.partline.logistics.shipment.HingeShipment.CARRIER;
import static io.partline.logistics.shipment.HingeShipment.CHOICE;
import static io.partline.logistics.shipment.HingeShipment.PLANNED_AT;
import static io.partline.logistics.shipment.HingeShipment.SHIPMENT;
import static io.partline.logistics.shipment.HingeShipment.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import io.partline.logistics.shipment.ShipmentRefusal.CarriesSomethingElse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four hinges from headquarters to Hangzhou, for no order line. */
class MovementTest {
    private static final GoodsToShip HINGES = hinges(1, 4, null);
    private static final ShipmentDetails DETAILS = HINGES.toShip();
    private static final ShipmentPlanned PLANNED =
            new ShipmentPlanned(DETAILS, CARRIER, CHOICE, minute(8 * 60), PLANNED_AT);
    private static final ShipmentDispatched DISPATCHED = new ShipmentDispatched(DETAILS, CARRIER, minute(10));

    private static GoodsToShip hinges(int attempt, long quantity, Integer replaces) {
        return new GoodsToShip(
                null,
                null,
                new Movement(Purpose.TRANSFER, "TR-1"),
                attempt,
                "DHF-215KA",
                null,
                quantity,
                List.of(new Unit("L-2607", null, null)),
                "HQ",
                "C-HZ",
                replaces);
    }

    private static PlanShipment plan(GoodsToShip goods) {
        return new PlanShipment(goods.toShip(), CHOICE, PLANNED_AT);
    }

    @Test
    void is_planned_as_an_order_line_is_and_once() {
        var planned = SHIPMENT.given().when(plan(HINGES)).then(PLANNED);
        planned.when(plan(HINGES)).thenNothing();
        planned.when(new DispatchShipment(DETAILS.shipmentId(), minute(10))).then(DISPATCHED);
    }

    @Test
    void its_reference_carries_nothing_else_in_the_same_attempt() {
        SHIPMENT.given(PLANNED)
                .when(plan(hinges(1, 5, null)))
                .thenRefused(CarriesSomethingElse.class, "with another reference");
        SHIPMENT.given(HingeShipment.PLANNED)
                .when(new PlanShipment(
                        new ShipmentDetails(
                                HingeShipment.ID,
                                null,
                                null,
                                1,
                                "DHF-215KA",
                                1,
                                "C-NB",
                                "S-TZ-01",
                                null,
                                new Movement(Purpose.RECALL, "SO-7Q2M4K8ZP1XA-1"),
                                null,
                                null),
                        CHOICE,
                        PLANNED_AT))
                .thenRefused(CarriesSomethingElse.class, "with other contents");
    }

    @Test
    void damage_to_it_is_recorded_as_any_other() {
        Milestone crushed = new Milestone(Milestone.Type.DAMAGED, minute(60), "Shaoxing", "crushed", 3L);
        SHIPMENT.given(PLANNED, DISPATCHED)
                .when(new ReportMilestone(DETAILS.shipmentId(), CARRIER, crushed, null, false, minute(61)))
                .then(new ShipmentDamaged(
                        DETAILS, CARRIER, Discovered.IN_TRANSIT, 3, minute(60), "Shaoxing", "crushed", minute(61)));
    }

    @Test
    void its_id_comes_from_its_reference_and_a_further_attempt_replaces_the_one_before() {
        assertThat(DETAILS.shipmentId().value()).isEqualTo("SH-TR-1.1");
        assertThat(DETAILS.nextAttempt().value()).isEqualTo("SH-TR-1.2");
        assertThat(hinges(2, 3, 1).toShip().replaces()).isEqualTo(DETAILS.shipmentId());
        assertThat(DETAILS.purpose()).isEqualTo(Purpose.TRANSFER);
        assertThat(DETAILS.reference()).isEqualTo("TR-1");
        assertThat(HingeShipment.DETAILS.purpose()).isEqualTo(Purpose.DEMAND);
        assertThat(HingeShipment.DETAILS.reference()).isEqualTo("SO-7Q2M4K8ZP1XA-1");
    }

    @Test
    void it_is_stored_with_its_movement_and_without_an_order() {
        String stored = EventJson.write(PLANNED);
        assertThat(stored)
                .contains("\"movement\":{\"purpose\":\"TRANSFER\",\"reference\":\"TR-1\"}")
                .doesNotContain("serviceOrderId", "lineId", "null");
        assertThat(EventJson.read(stored, ShipmentPlanned.class)).isEqualTo(PLANNED);
        ShipmentState state = SHIPMENT.given(PLANNED, DISPATCHED).state();
        assertThat(EventJson.read(EventJson.write(state), ShipmentState.class)).isEqualTo(state);
    }

    @Test
    void what_waited_for_a_carrier_before_there_were_movements_is_still_read() {
        assertThat(EventJson.read("""
                        {"serviceOrderId": "SO-7Q2M4K8ZP1XA", "lineId": "SO-7Q2M4K8ZP1XA-1", "attempt": 1,
                         "partNumber": "DHF-215KA", "quantity": 1, "source": "C-NB", "destination": "S-TZ-01"}
                        """, GoodsToShip.class).toShip()).isEqualTo(HingeShipment.DETAILS);
        assertThat(EventJson.read(EventJson.write(HINGES), GoodsToShip.class)).isEqualTo(HINGES);
    }
}
