package io.partline.inventory.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.Subscription;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsumedContractTest {
    private static Map<String, Class<?>> views() {
        Map<String, Class<?>> views = new HashMap<>();
        Stream.of(
                        new RequestsSubscription().requests(null, null, null),
                        new LogisticsSubscription().logistics(null, null, null, null),
                        new ReturnsSubscription().returns(null, null))
                .map(Subscription::views)
                .forEach(views::putAll);
        return views;
    }

    @Test
    void what_is_read_is_in_the_contract() {
        views().forEach((type, view) ->
                assertThat(ContractSchemas.readExample(type, view)).isNotNull());
    }

    @Test
    void the_map_shows_all_that_is_reacted_to() {
        assertThat(views().keySet()).isEqualTo(EventMap.reactedToBy("inventory"));
    }
}
