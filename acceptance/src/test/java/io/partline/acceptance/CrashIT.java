package io.partline.acceptance;

import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A service dies in the middle of its work, without a word. Nothing is lost, and nothing happens twice. */
class CrashIT {
    private static final int ORDERS = 12;
    private static final String PART = "DRP-133KA";

    /** Kafka gives a dead node's partitions to the next one after 10 s. */
    private static final Duration AFTER_A_CRASH = Duration.ofSeconds(120);

    @ParameterizedTest
    @ValueSource(strings = {"inventory", "logistics"})
    void every_order_is_reserved_and_shipped_exactly_once(String victim) {
        long allocated = stock(PART, "allocated");
        long onHand = stock(PART, "onHand");
        Map<String, List<String>> parked = Processes.deadLetters();
        List<Repair> repairs = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Repair repair = new Repair("S-GZ-03", "BCD-215K");
            repair.order(PART);
            repairs.add(repair);
            if (i == ORDERS / 2) {
                Processes.kill(victim);
            }
        }
        assertThat(Partline.run("status").exitCode()).as("one is missing").isNotZero();
        assertThat(Partline.run("up").exitCode()).isZero();

        for (Repair repair : repairs) {
            Await.until(AFTER_A_CRASH, () -> repair.line().path("status").asString(), "RESERVED"::equals);
            JsonNode shipment = repair.awaitShipment(1);
            assertThat(shipment.path("quantity").asInt()).isEqualTo(1);
        }
        Await.until(() -> stock(PART, "allocated") == allocated + ORDERS);
        assertThat(stock(PART, "onHand")).isEqualTo(onHand);
        assertThat(Processes.deadLetters()).isEqualTo(parked);
    }
}
