package io.partline.returns.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumedContractTest {
    private static Map<String, Class<?>> views() {
        Map<String, Class<?>> views =
                new HashMap<>(new InventorySubscription().inventory(null).views());
        views.putAll(new InventorySubscription().inventoryParts(null).views());
        views.putAll(new LogisticsSubscription().logistics(null).views());
        views.putAll(new RequestsSubscription().requests(null).views());
        return views;
    }

    @Test
    void what_is_read_is_in_the_contract() {
        views().forEach((type, view) ->
                assertThat(ContractSchemas.readExample(type, view)).isNotNull());
    }

    @Test
    void the_map_shows_all_that_is_reacted_to() {
        assertThat(views().keySet()).isEqualTo(EventMap.reactedToBy("returns"));
    }
}
