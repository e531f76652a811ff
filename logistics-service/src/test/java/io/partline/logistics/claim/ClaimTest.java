package io.partline.logistics.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Specification;
import io.partline.logistics.claim.ClaimCommand.OpenClaim;
import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import io.partline.logistics.shipment.Movement;
import io.partline.logistics.shipment.Purpose;
import io.partline.logistics.shipment.ShipmentDetails;
import io.partline.logistics.shipment.ShipmentId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Specification<ClaimState, ClaimCommand, ClaimEvent> CLAIM =
            Specification.of(new ClaimAggregate().claimDecider());
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ShipmentDetails SHIPMENT = new ShipmentDetails(
            new ShipmentId("SH-SO-7Q2M4K8ZP1XA-1.1"),
            "SO-7Q2M4K8ZP1XA",
            "SO-7Q2M4K8ZP1XA-1",
            1,
            "DHF-215KA",
            2,
            "C-NB",
            "S-TZ-01",
            null,
            null,
            null,
            null);
    private static final ClaimId ID = ClaimId.ofShipment(SHIPMENT.shipmentId(), 1);

    private static final String CAUSE = "0b8f6e3a-6a52-4a0e-9d55-3f0a4b8c2d11";

    private static OpenClaim open(String reason) {
        return new OpenClaim(ID, SHIPMENT, "CR-01", 2, reason, CAUSE, NOON);
    }

    private static ClaimOpened opened(String reason) {
        return new ClaimOpened(
                ID,
                SHIPMENT.shipmentId(),
                SHIPMENT.serviceOrderId(),
                SHIPMENT.lineId(),
                "CR-01",
                "DHF-215KA",
                2,
                "C-NB",
                "S-TZ-01",
                reason,
                CAUSE,
                NOON);
    }

    @Test
    void damage_opens_a_claim_against_the_carrier_for_what_was_shipped() {
        String reason = "damaged in transit: carton crushed";
        CLAIM.given().when(open(reason)).then(opened(reason));
    }

    @Test
    void one_damage_one_claim_however_often_it_is_heard_of() {
        var claimed = CLAIM.given(opened("damaged in transit"));
        claimed.when(open("damaged in transit")).thenNothing();
        claimed.when(open("found damaged on receipt")).thenNothing();
    }

    @Test
    void what_was_no_order_line_is_claimed_for_as_well_and_no_order_is_invented() {
        ShipmentDetails transfer = new ShipmentDetails(
                new ShipmentId("SH-TR-1.1"),
                null,
                null,
                1,
                "DHF-215KA",
                2,
                "HQ",
                "C-HZ",
                null,
                new Movement(Purpose.TRANSFER, "TR-1"),
                null,
                null);
        ClaimId id = ClaimId.ofShipment(transfer.shipmentId(), 1);
        ClaimOpened opened = new ClaimOpened(
                id, transfer.shipmentId(), null, null, "CR-01", "DHF-215KA", 2, "HQ", "C-HZ", "lost", CAUSE, NOON);
        CLAIM.given()
                .when(new OpenClaim(id, transfer, "CR-01", 2, "lost", CAUSE, NOON))
                .then(opened);
        assertThat(EventJson.write(opened)).doesNotContain("serviceOrderId", "lineId");
        assertThat(EventJson.read(EventJson.write(opened), ClaimOpened.class)).isEqualTo(opened);
    }

    @Test
    void its_id_comes_from_the_shipment_and_a_second_one_is_numbered() {
        assertThat(ClaimId.ofShipment(SHIPMENT.shipmentId(), 2).value()).isEqualTo("CL-SH-SO-7Q2M4K8ZP1XA-1.1-2");
        assertThat(ID.value()).isEqualTo("CL-SH-SO-7Q2M4K8ZP1XA-1.1");
        assertThat(opened("damaged in transit").aggregateId()).isEqualTo("claim:CL-SH-SO-7Q2M4K8ZP1XA-1.1");
    }

    @Test
    void its_state_survives_a_snapshot() {
        ClaimState state = CLAIM.given(opened("damaged in transit")).state();
        assertThat(EventJson.read(EventJson.write(state), ClaimState.class)).isEqualTo(state);
    }
}
