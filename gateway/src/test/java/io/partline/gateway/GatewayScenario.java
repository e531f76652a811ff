package io.partline.gateway;

import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway with small limits, and services behind it that answer with what reached them; nobody answers for returns. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.structured.format.console=",
            "logging.level.root=WARN",
            "logging.level.io.partline.gateway.Outages=ERROR",
            "partline.gateway.requests-per-second=1",
            "partline.gateway.burst=60",
            "partline.gateway.sign-ins-per-second=1",
            "partline.gateway.sign-in-burst=30",
            "partline.gateway.trusted-proxies=127.0.0.0/8,10.0.0.0/8",
            "partline.gateway.places.per-route=4",
            "partline.gateway.places.per-client=2",
            "partline.gateway.places.imports=2",
            "partline.gateway.places.imports-per-client=1",
            "partline.gateway.bodies.largest=1000B",
            "partline.gateway.bodies.largest-import=1MB",
            "partline.gateway.bodies.grace=1s",
            "partline.gateway.bodies.slowest=100B",
            "server.tomcat.connection-timeout=2s"
        })
abstract class GatewayScenario {
    static final StandIn INVENTORY = new StandIn("inventory");
    static final StandIn REQUESTS = new StandIn("requests");
    static final StandIn LOGISTICS = new StandIn("logistics");

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        TestTokens.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("partline.gateway.inventory", INVENTORY::address);
        registry.add("partline.gateway.requests", REQUESTS::address);
        registry.add("partline.gateway.logistics", LOGISTICS::address);
        registry.add("partline.gateway.returns", GatewayScenario::nobody);
    }

    private static String nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Http http() {
        return new Http(port);
    }
}
