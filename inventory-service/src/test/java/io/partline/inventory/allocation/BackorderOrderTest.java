package io.partline.inventory.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.Demand.Priority;
import io.partline.inventory.reservation.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is served next. */
@ServiceUnderTest
class BackorderOrderTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

    private final String part = "T-" + UUID.randomUUID();

    @Autowired
    Backorders backorders;

    @Autowired
    PlatformTransactionManager transactions;

    private void waits(String lineId, Priority priority, int age) {
        backorders.put(new Demand("SO-A", lineId, part, 1, "S-TZ-01", priority, MONDAY.minusSeconds(age), false), 1);
    }

    private List<String> taken() {
        return new TransactionTemplate(transactions).execute(status -> {
            List<String> inOrder = new ArrayList<>();
            for (Optional<ReservationId> first = backorders.takeFirst(part);
                    first.isPresent();
                    first = backorders.takeFirst(part)) {
                inOrder.add(first.get().lineId());
                backorders.remove(first.get());
            }
            status.setRollbackOnly();
            return inOrder;
        });
    }

    @Test
    void the_most_urgent_is_first_then_the_oldest_whoever_came_in_first() {
        List<Runnable> arrivals = new ArrayList<>(List.of(
                () -> waits("1", Priority.CUSTOMER_DOWN, 10),
                () -> waits("2", Priority.CUSTOMER_DOWN, 5),
                () -> waits("3", Priority.ROUTINE, 900),
                () -> waits("4", Priority.ROUTINE, 1),
                () -> waits("5", Priority.STOCK, 9_000),
                () -> waits("5", Priority.CUSTOMER_DOWN, 9_000)));
        Collections.shuffle(arrivals.subList(0, 5), new Random(23));
        arrivals.forEach(Runnable::run);
        assertThat(taken()).containsExactly("1", "2", "3", "4", "5");
        backorders.remove(new ReservationId("1"));
        assertThat(taken()).containsExactly("2", "3", "4", "5");
    }

    @Test
    void a_second_node_does_not_serve_the_second_while_the_first_is_being_served() throws Exception {
        waits(part + "-1", Priority.ROUTINE, 10);
        waits(part + "-2", Priority.ROUTINE, 5);
        TransactionTemplate node = new TransactionTemplate(transactions);
        CompletableFuture<List<String>> other = node.execute(status -> {
            assertThat(backorders.takeFirst(part)).isPresent();
            CompletableFuture<List<String>> asks = CompletableFuture.supplyAsync(this::taken);
            assertThat(asks).failsWithin(Duration.ofMillis(300));
            backorders.remove(new ReservationId(part + "-1"));
            return asks;
        });
        assertThat(other.get(30, TimeUnit.SECONDS)).containsExactly(part + "-2");
    }
}
