package io.partline.requests.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.Subscription;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumedContractTest {
    private static Map<String, Class<?>> views() {
        Subscription inventory = new InventorySubscription().inventory(null, null, null, null, null);
        Subscription logistics = new LogisticsSubscription().logistics(null, null);
        Map<String, Class<?>> views = new HashMap<>(inventory.views());
        views.putAll(logistics.views());
        return views;
    }

    @Test
    void what_is_read_is_in_the_contract() {
        views().forEach((type, view) ->
                assertThat(ContractSchemas.readExample(type, view)).isNotNull());
    }

    @Test
    void the_map_shows_all_that_is_reacted_to() {
        assertThat(views().keySet()).isEqualTo(EventMap.reactedToBy("requests"));
    }
}
