package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Four places a service, two of them for one client; one file of a client. */
class PlacesTest extends GatewayScenario {
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void release() {
        INVENTORY.releaseTheSlow();
        people.close();
    }

    @Test
    void a_service_that_hangs_takes_its_own_places_only() throws Exception {
        List<Future<Integer>> hanging = hanging("/api/parts", "S-PL-1", "S-PL-2", "S-PL-3", "S-PL-4");
        Answer refused = http().get("/api/parts", TestTokens.station("S-PL-5"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("service-unavailable");
        assertThat(refused.headers()).containsEntry("retry-after", "1");
        assertThat(http().get("/api/service-orders", TestTokens.station("S-PL-5"))
                        .status())
                .as("another service")
                .isEqualTo(200);
        INVENTORY.releaseTheSlow();
        for (Future<Integer> answer : hanging) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        }
        assertThat(http().get("/api/parts", TestTokens.station("S-PL-5")).status())
                .isEqualTo(200);
    }

    @Test
    void one_client_holds_a_part_of_the_places_only() throws Exception {
        List<Future<Integer>> greedy = hanging("/api/parts", "S-PL-6", "S-PL-6");
        assertThat(http().get("/api/parts", TestTokens.station("S-PL-6")).status())
                .isEqualTo(503);
        assertThat(http().get("/api/parts", TestTokens.station("S-PL-7")).status())
                .isEqualTo(200);
        INVENTORY.releaseTheSlow();
        for (Future<Integer> answer : greedy) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void who_waits_a_moment_for_a_place_gets_it() throws Exception {
        List<Future<Integer>> busy = hanging("/api/parts", "S-PL-8", "S-PL-8");
        Future<Integer> waiting = people.submit(
                () -> http().get("/api/parts", TestTokens.station("S-PL-8")).status());
        INVENTORY.releaseTheSlow();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        for (Future<Integer> answer : busy) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void a_body_on_its_way_holds_no_place() throws IOException {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Wire wire = new Wire(port);
                wire.chunkedPost("/api/parts", TestTokens.station("S-PL-9" + i));
                wire.chunk("x".repeat(200));
                slow.add(wire);
            }
            Answer answer = http().get("/api/parts", TestTokens.station("S-PL-9"));
            assertThat(answer.status()).isEqualTo(200);
        } finally {
            for (Wire wire : slow) {
                wire.close();
            }
        }
    }

    @Test
    void files_have_places_of_their_own() {
        long before = INVENTORY.requests.get();
        Future<Integer> first = people.submit(() ->
                http().csv("/api/parts/import?slow=yes", TestTokens.hq(), "a").status());
        Await.until(INVENTORY.requests::get, count -> count > before);
        assertThat(http().csv("/api/parts/import", TestTokens.hq(), "a").status())
                .as("a second file of HQ")
                .isEqualTo(503);
        assertThat(http().csv("/api/parts/import", TestTokens.ops(), "a").status())
                .isEqualTo(201);
        assertThat(http().get("/api/parts", TestTokens.hq()).status()).isEqualTo(200);
        INVENTORY.releaseTheSlow();
        assertThat(first).succeedsWithin(java.time.Duration.ofSeconds(30)).isEqualTo(201);
    }

    private List<Future<Integer>> hanging(String path, String... stations) {
        long before = INVENTORY.requests.get();
        List<Future<Integer>> answers = IntStream.range(0, stations.length)
                .mapToObj(i -> people.submit(() -> http().get(path + "?slow=yes", TestTokens.station(stations[i]))
                        .status()))
                .toList();
        Await.until(INVENTORY.requests::get, count -> count == before + stations.length);
        return answers;
    }
}
