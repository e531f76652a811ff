package io.partline.acceptance.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Repair;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No site has all of it. */
class SharedOutIT {
    @Test
    void what_no_site_has_alone_comes_from_two_and_is_confirmed_as_it_comes() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 3).stocked("C-HZ", 4);
        Repair repair = part.ordered("S-TZ-01", 5, "CUSTOMER_DOWN");
        repair.delivered(1);
        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        assertThat(repair.seen().path("status").asString())
                .as("the other part is still to come")
                .isEqualTo("OPEN");
        repair.delivered(2);
        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        assertThat(repair.seen().path("status").asString()).isEqualTo("COMPLETED");
        part.awaitPieces(2);
    }
}
