package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sixty connections that write without end for some seconds, with the limits as they are delivered. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"logging.structured.format.console=", "logging.level.root=WARN"})
class FloodTest {
    private static final int CONNECTIONS = 60;
    private static final Duration FLOOD = Duration.ofSeconds(8);
    private static final long MOST_BYTES_OF_ONE = 8L << 20;
    private static final StandIn INVENTORY = new StandIn("inventory");
    private static final StandIn REQUESTS = new StandIn("requests");

    @LocalServerPort
    int port;

    private final AtomicLong sent = new AtomicLong();

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        TestTokens.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("partline.gateway.inventory", INVENTORY::address);
        registry.add("partline.gateway.requests", REQUESTS::address);
    }

    @Test
    void endless_bodies_of_stations_and_carriers_reach_no_service_and_hold_up_nobody() throws Exception {
        List<String> senders = List.of(TestTokens.station("S-FL-01"), TestTokens.carrier("CR-FL"));
        List<String> paths = List.of("/api/parts/import", "/api/service-orders");
        long end = System.nanoTime() + FLOOD.toNanos();
        List<Integer> served = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> flood = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String token = senders.get(i % 2);
                String path = paths.get(i / 2 % 2);
                flood.add(people.submit(() -> writeWithoutEnd(path, token, end)));
            }
            while (System.nanoTime() < end) {
                served.add(new Http(port)
                        .get("/api/parts", TestTokens.station("S-FL-02"))
                        .status());
                Thread.sleep(100);
            }
            for (Future<?> one : flood) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(served)
                .as("what another station got meanwhile")
                .hasSizeGreaterThan(3)
                .containsOnly(200);
        assertThat(sent.get()).as("bytes sent").isGreaterThan(1 << 20);
        assertThat(REQUESTS.requests.get()).as("requests that came through").isZero();
        assertThat(INVENTORY.bytes.get()).as("bytes that came through").isZero();
    }

    /** Again and again, as long as the flood lasts. */
    private void writeWithoutEnd(String path, String token, long end) {
        String chunk = "x".repeat(16_384);
        while (System.nanoTime() < end) {
            try (Wire wire = new Wire(port)) {
                wire.chunkedPost(path, token);
                for (long count = 0; System.nanoTime() < end && count < MOST_BYTES_OF_ONE; count += chunk.length()) {
                    wire.chunk(chunk);
                    sent.addAndGet(chunk.length());
                }
            } catch (IOException cutOff) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
