package io.partline.logistics.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import io.partline.logistics.shipment.Leg;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Leg LEG = new Leg(
            "SH-SO-7Q2M4K8ZP1XA-1.1",
            "SO-7Q2M4K8ZP1XA",
            "SO-7Q2M4K8ZP1XA-1",
            1,
            "DHF-215KA",
            2,
            "C-NB",
            "S-TZ-01",
            null);
    private static final String CLAIM = "CL-SH-SO-7Q2M4K8ZP1XA-1.1";

    private static OpenClaim open(String reason) {
        return new OpenClaim(Claim.id(CLAIM), LEG, "CR-01", reason, NOON);
    }

    @Test
    void damage_opens_a_claim_against_the_carrier_for_what_was_shipped() {
        assertThat(Claim.open(new Claim.State(false), open("damaged in transit: carton crushed")))
                .containsExactly(new ClaimOpened(
                        CLAIM,
                        LEG.shipmentId(),
                        LEG.serviceOrderId(),
                        LEG.lineId(),
                        "CR-01",
                        "DHF-215KA",
                        2,
                        "C-NB",
                        "S-TZ-01",
                        "damaged in transit: carton crushed",
                        NOON));
    }

    @Test
    void one_shipment_one_claim_however_often_its_damage_is_heard_of() {
        Claim.State state = new Claim.State(false);
        for (ClaimEvent event : Claim.open(state, open("damaged in transit"))) {
            state = state.after(event);
        }
        assertThat(state.open()).isTrue();
        assertThat(Claim.open(state, open("damaged in transit"))).isEmpty();
        assertThat(Claim.open(state, open("found damaged on receipt"))).isEmpty();
    }

    @Test
    void its_id_comes_from_the_shipment() {
        assertThat(Claim.claimId(LEG.shipmentId())).isEqualTo(CLAIM);
    }
}
