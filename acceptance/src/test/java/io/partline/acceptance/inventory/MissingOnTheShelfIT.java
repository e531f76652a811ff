package io.partline.acceptance.inventory;

import static io.partline.acceptance.Lists.all;
import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Repair;
import io.partline.chassis.testing.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the shelf should hold and does not. */
class MissingOnTheShelfIT {
    private static final String PART = "DHF-124M";
    private static final String FAN = "FAN-151A";

    @Test
    void what_is_missing_on_the_own_shelf_is_written_off_and_sourced_elsewhere() {
        String owner = all("/api/stock?partNumber=" + FAN).stream()
                .filter(level -> level.path("availableToPromise").asLong() > 0)
                .map(level -> level.path("siteId").asString())
                .filter(site -> site.startsWith("S-") && !site.equals("S-TZ-01"))
                .findFirst()
                .orElseThrow();
        Repair washer = new Repair(owner, "XQG-201V");
        long shelf = stock(owner, FAN, "onHand");
        washer.order(FAN);
        assertThat(washer.awaitLine("RESERVED", 1).path("source").asString()).isEqualTo(owner);
        assertThat(washer.confirm(owner, "MISSING").status()).isEqualTo(200);
        Await.until(() -> stock(owner, FAN, "onHand") == shelf - 1);
        JsonNode again = Await.until(washer::line, line -> line.path("attempt").asInt() == 2);
        assertThat(again.path("status").asString()).isIn("RESERVED", "BACKORDERED");
    }

    @Test
    void nothing_is_lost_between_the_shelves_whatever_happened() {
        List<JsonNode> levels = all("/api/stock?partNumber=" + PART);
        assertThat(levels).isNotEmpty().allSatisfy(level -> {
            assertThat(level.path("onHand").asLong()).isNotNegative();
            assertThat(level.path("inTransit").asLong()).isNotNegative();
            assertThat(level.path("returning").asLong()).isNotNegative();
            assertThat(level.path("availableToPromise").asLong())
                    .isEqualTo(level.path("onHand").asLong()
                            - level.path("allocated").asLong());
        });
    }
}
