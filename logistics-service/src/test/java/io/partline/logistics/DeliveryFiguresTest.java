package io.partline.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.ServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of the carriers. */
@ServiceUnderTest
class DeliveryFiguresTest extends LogisticsStory {
    @Autowired
    MeterRegistry meters;

    @Test
    void a_delivery_is_counted_for_its_carrier_and_whether_it_was_on_time() {
        assertThat(deliveries("CR-02", "true"))
                .as("there before its first delivery")
                .isZero();
        double onTime = deliveries("CR-01", "true");
        double late = deliveries("CR-01", "false");
        String first = inTransit(newOrder());
        report(first, carrier1, delivery("Wang Li", "GOOD"));
        Await.until(() -> deliveries("CR-01", "true") == onTime + 1);

        String second = inTransit(newOrder());
        jdbc.update("""
                update event_log set payload = jsonb_set(payload, '{expectedDeliveryAt}', '"2026-01-01T00:00:00Z"')
                 where aggregate_id = ? and event_type = 'shipment-planned'
                """, "shipment:" + second);
        report(second, carrier1, delivery("Wang Li", "GOOD"));
        Await.until(() -> deliveries("CR-01", "false") == late + 1);

        String third = inTransit(newOrder());
        report(third, carrier1, delivery("Wang Li", "DAMAGED"));
        String fourth = inTransit(newOrder());
        report(fourth, carrier1, delivery("Wang Li", "GOOD"));
        Await.until(() -> deliveries("CR-01", "true") == onTime + 2);
        assertThat(deliveries("CR-01", "false")).as("damage is no delivery").isEqualTo(late + 1);
    }

    private double deliveries(String carrier, String onTime) {
        return meters.get("partline.deliveries")
                .tags("carrier", carrier, "on_time", onTime)
                .counter()
                .count();
    }
}
