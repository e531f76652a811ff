package io.partline.acceptance;

import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Long fault runs, by a profile of their own: what everything stands on dies while people work. They repeat what was not
 * answered, with the same key, as a client should; then every order is there once, and so is its shipment.
 */
class FaultsAcceptance {
    private static final String PART = "DRP-133KA";
    private static final String STATION = "S-GZ-03";
    /** Places more orders than a quota covers; nothing depends on how soon they are approved. */
    private static final String OTHER_STATION = "S-GZ-04";

    private static final String MODEL = "BCD-215K";
    private static final int CLIENTS = 4;
    private static final int ORDERS_OF_A_CLIENT = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "kafka", "requests", "gateway"})
    void whatever_dies_under_load_each_order_that_was_answered_is_there_once(String victim) throws Exception {
        enough(UUID.randomUUID().toString());
        long allocated = stock(PART, "allocated");
        Map<String, List<String>> parked = Processes.deadLetters();
        Map<String, String> orders = new ConcurrentHashMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(_ -> clients.submit(() -> {
                        for (int i = 0; i < ORDERS_OF_A_CLIENT; i++) {
                            order(orders);
                        }
                    }))
                    .toList();
            Await.until(() -> orders.size() >= CLIENTS * 2);
            Processes.kill(victim);
            assertThat(Partline.run("up").exitCode()).isZero();
            for (Future<?> client : running) {
                client.get();
            }
        }
        assertThat(orders).hasSize(CLIENTS * ORDERS_OF_A_CLIENT);
        assertThat(new HashSet<>(orders.values())).as("each key made one").hasSize(orders.size());
        orders.values().forEach(order -> {
            Await.until(PATIENCE, () -> status(order), "RESERVED"::equals);
            Await.until(PATIENCE, () -> shipments(order), count -> count == 1);
        });
        Await.until(() -> stock(PART, "allocated") == allocated + orders.size());
        assertThat(Processes.deadLetters()).isEqualTo(parked);
    }

    /** @param note of the delivery that brings it in */
    private static void enough(String note) {
        long before = stock(PART, "onHand");
        assertThat(Partline.as("HQ")
                        .bringIn(
                                "stock", "siteId,partNumber,quantity,reference\nC-GZ,%s,100,%s\n".formatted(PART, note))
                        .text("/acceptedRows"))
                .isEqualTo("1");
        Await.until(() -> stock(PART, "onHand") == before + 100);
    }

    /** Until it is answered; whoever dies in between answers nothing, or that it cannot now. */
    private static void order(Map<String, String> orders) {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = new Repair(STATION, MODEL).body(PART, 1);
        Answer answer = Await.until(
                PATIENCE,
                () -> Processes.tried(() -> Partline.as(STATION).post("/api/service-orders", body, key)),
                given -> given.status() == 201 || given.status() < 500 && given.status() != 429 && given.status() != 0);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        orders.put(key, answer.text("/serviceOrderId"));
    }

    private static String status(String order) {
        return Partline.as(STATION).get("/api/service-orders/" + order).text("/lines/0/status");
    }

    private static int shipments(String order) {
        return Partline.as("HQ")
                .get("/api/shipments?serviceOrderId=" + order)
                .body()
                .path("items")
                .size();
    }

    /** What it has taken it answers; what it has not, it has not recorded either. Its share goes to the others at once. */
    @Test
    void a_service_that_is_told_to_stop_loses_no_request_and_leaves_its_groups() throws Exception {
        enough(UUID.randomUUID().toString());
        Set<String> before = orders();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Admin kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Partline.kafka()))) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    while (!over.get()) {
                        Answer answer = Processes.tried(() -> new Repair(OTHER_STATION, MODEL).ask(PART));
                        statuses.add(answer.status());
                        if (answer.status() == 201) {
                            answered.add(answer.text("/serviceOrderId"));
                        }
                        Thread.sleep(50);
                    }
                    return over;
                });
            }
            Await.until(() -> answered.size() >= CLIENTS * 3);
            Processes.stop("requests");
            kafka.describeConsumerGroups(List.of("partline.requests.inventory", "partline.requests.logistics"))
                    .all()
                    .get()
                    .forEach((group, described) ->
                            assertThat(described.members()).as(group).isEmpty());
            over.set(true);
        }
        assertThat(statuses).as("answered, or told to try again").isSubsetOf(201, 429, 503);
        assertThat(Partline.run("up").exitCode()).isZero();
        Await.until(() -> orders().size() >= before.size() + answered.size());
        Set<String> recorded = new HashSet<>(orders());
        recorded.removeAll(before);
        assertThat(recorded).isEqualTo(answered);
    }

    private static Set<String> orders() {
        return Lists.all("/api/service-orders?stationId=" + OTHER_STATION).stream()
                .map(order -> order.path("serviceOrderId").asString())
                .collect(Collectors.toSet());
    }

    /** Everybody goes on working; what one tells the other comes when the broker is back. */
    @Test
    void a_broker_that_is_away_at_any_step_delays_what_follows_and_nothing_else() {
        Repair repair = new Repair(STATION, MODEL);
        withoutBroker(() -> repair.order(PART));
        repair.awaitLine("RESERVED", 1);
        JsonNode shipment = repair.awaitShipment(1);
        withoutBroker(() -> assertThat(Shipments.dispatch(shipment).status()).isEqualTo(200));
        repair.awaitLine("IN_TRANSIT", 1);
        withoutBroker(() -> assertThat(Shipments.report(Shipments.carrier(shipment), shipment, Shipments.delivered())
                        .status())
                .isEqualTo(200));
        repair.awaitLine("DELIVERED", 1);
        withoutBroker(() -> assertThat(repair.confirm(STATION).status()).isEqualTo(200));
        repair.awaitOrder("COMPLETED");
        assertThat(shipments(repair.id())).isEqualTo(1);
    }

    private static void withoutBroker(Runnable step) {
        Processes.kill("kafka");
        step.run();
        assertThat(Partline.run("up").exitCode()).isZero();
    }
}
