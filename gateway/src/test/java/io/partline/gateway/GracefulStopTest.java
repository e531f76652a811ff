package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

class GracefulStopTest {
    @Test
    void what_was_accepted_is_answered_before_the_gateway_ends() throws Exception {
        try (StandIn inventory = new StandIn("inventory");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            ServletWebServerApplicationContext gateway = start(inventory);
            int port = gateway.getWebServer().getPort();
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String token = TestTokens.station("S-GS-" + i);
                answers.add(people.submit(() ->
                        new Http(port).post("/api/parts?slow=yes", token, "{}").status()));
            }
            Future<Integer> file = people.submit(() -> new Http(port)
                    .csv("/api/parts/import?slow=yes", TestTokens.hq(), "a,b")
                    .status());
            Await.until(inventory.requests::get, count -> count == 11);

            Future<?> stopping = people.submit(gateway::close);
            Await.until(() -> refuses(port), refused -> refused);
            assertThat(stopping.isDone()).isFalse();
            inventory.releaseTheSlow();

            for (Future<Integer> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(201);
            }
            assertThat(file.get(30, TimeUnit.SECONDS)).isEqualTo(201);
            stopping.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void idle_connections_to_services_end_before_the_services_end_them() {
        try (StandIn inventory = new StandIn("inventory")) {
            start(inventory).close();
        }
        assertThat(Integer.getInteger("jdk.httpclient.keepalive.timeout"))
                .as("seconds; the services close after 20")
                .isBetween(1, 15);
    }

    private static ServletWebServerApplicationContext start(StandIn inventory) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.structured.format.console=",
                "--logging.level.root=WARN",
                "--partline.gateway.inventory=" + inventory.address()));
        TestTokens.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return (ServletWebServerApplicationContext)
                SpringApplication.run(GatewayApplication.class, arguments.toArray(String[]::new));
    }

    private static boolean refuses(int port) {
        try (Wire wire = new Wire(port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
