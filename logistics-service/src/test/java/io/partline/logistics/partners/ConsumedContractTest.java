package io.partline.logistics.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.Subscription;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumedContractTest {
    private static Map<String, Class<?>> views() {
        Map<String, Class<?>> views = new HashMap<>();
        for (Subscription subscription : List.of(
                new InventorySubscription().inventory(null, null, null, null),
                new ReturnsSubscription().returns(null),
                new RequestsSubscription().requests(null),
                new CarriersSubscription().carrierReplies(null, null))) {
            views.putAll(subscription.views());
        }
        return views;
    }

    @Test
    void what_is_read_is_in_the_contract() {
        views().forEach((type, view) ->
                assertThat(ContractSchemas.readExample(type, view)).isNotNull());
    }

    @Test
    void the_map_shows_all_that_is_reacted_to() {
        assertThat(views().keySet()).isEqualTo(EventMap.reactedToBy("logistics"));
    }
}
