package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
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

/** Forty connections that write without end while another client is served; the limits are those of a new installation. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"logging.structured.format.console=", "logging.level.root=WARN"})
class FloodTest {
    private static final int CONNECTIONS = 40;
    private static final int SERVED = 5;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long MOST_BYTES_OF_ONE = 8L << 20;
    private static final StandIn INVENTORY = new StandIn("inventory");
    private static final StandIn REQUESTS = new StandIn("requests");

    @LocalServerPort
    int port;

    private final AtomicLong sent = new AtomicLong();
    private volatile boolean over;

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
        long end = System.nanoTime() + LONGEST.toNanos();
        List<Integer> served = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> flood = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String token = senders.get(i % 2);
                String path = paths.get(i / 2 % 2);
                flood.add(people.submit(() -> writeWithoutEnd(path, token, end)));
            }
            Await.until(sent::get, bytes -> bytes > 1 << 20);
            Http other = new Http(port);
            while (served.size() < SERVED && System.nanoTime() < end) {
                served.add(
                        other.get("/api/parts", TestTokens.station("S-FL-02")).status());
            }
            over = true;
            for (Future<?> one : flood) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(served)
                .as("what another station got meanwhile")
                .hasSize(SERVED)
                .containsOnly(200);
        assertThat(REQUESTS.requests.get()).as("requests that came through").isZero();
        assertThat(INVENTORY.bytes.get()).as("bytes that came through").isZero();
    }

    /** Again and again, as long as the flood lasts. */
    private void writeWithoutEnd(String path, String token, long end) {
        String chunk = "x".repeat(16_384);
        while (!over && System.nanoTime() < end) {
            try (Wire wire = new Wire(port)) {
                wire.chunkedPost(path, token);
                for (long count = 0; !over && count < MOST_BYTES_OF_ONE; count += chunk.length()) {
                    wire.chunk(chunk);
                    sent.addAndGet(chunk.length());
                    pause(20);
                }
            } catch (IOException cutOff) {
                pause(100);
            }
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
