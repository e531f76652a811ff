package io.partline.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of the carriers. */
@ServiceUnderTest
class DeliveryFiguresTest extends LogisticsStory {
    @Autowired
    MeterRegistry meters;

    @Test
    void a_delivery_is_counted_for_its_carrier_and_whether_it_was_on_time() {
        Await.until(() -> StreamSupport.stream(
                        http().get("/ops/followers", TestTokens.ops()).body().spliterator(), false)
                .anyMatch(each -> each.at("/follower").asString().equals("count-deliveries")
                        && each.at("/lagEvents").asLong() == 0));
        assertThat(deliveries("CR-02", "true"))
                .as("there whether it has delivered or not")
                .isNotNegative();
        double onTime = deliveries("CR-01", "true");
        double late = deliveries("CR-01", "false");
        String first = inTransit(newOrder());
        report(first, carrier1, delivery("Wang Li", "GOOD"));
        Await.until(() -> deliveries("CR-01", "true") == onTime + 1);

        String second = inTransit(newOrder());
        String promised = promisedAt(second, "2026-01-01T00:00:00Z");
        report(second, carrier1, delivery("Wang Li", "GOOD"));
        Await.until(() -> deliveries("CR-01", "false") == late + 1);
        promisedAt(second, promised);

        String third = inTransit(newOrder());
        report(third, carrier1, delivery("Wang Li", "DAMAGED"));
        String fourth = inTransit(newOrder());
        report(fourth, carrier1, delivery("Wang Li", "GOOD"));
        Await.until(() -> deliveries("CR-01", "true") == onTime + 2);
        assertThat(deliveries("CR-01", "false")).as("damage is no delivery").isEqualTo(late + 1);
    }

    /** Nobody can wait for a promise to be broken; the log is put right again afterwards. */
    private String promisedAt(String shipment, String instant) {
        String before = jdbc.queryForObject(
                "select payload ->> 'expectedDeliveryAt' from event_log where aggregate_id = ? and event_type = 'shipment-planned'",
                String.class,
                "shipment:" + shipment);
        jdbc.update("""
                update event_log set payload = jsonb_set(payload, '{expectedDeliveryAt}', to_jsonb(?::text))
                 where aggregate_id = ? and event_type = 'shipment-planned'
                """, instant, "shipment:" + shipment);
        return before;
    }

    private double deliveries(String carrier, String onTime) {
        return meters.get("partline.deliveries")
                .tags("carrier", carrier, "on_time", onTime)
                .counter()
                .count();
    }
}
