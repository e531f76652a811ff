package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Behind a gateway with a management port of its own, and an issuer. */
@TestPropertySource(properties = {"management.server.port=0"})
class ManagementPortTest extends GatewayScenario {
    @LocalManagementPort
    int managementPort;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("partline.gateway.issuer", LOGISTICS::address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/%61ctuator/health",
                "/actuator/../actuator/health"
            })
    void nothing_of_it_is_at_the_public_port(String path) throws IOException {
        for (String token : new String[] {null, TestTokens.ops()}) {
            Wire.Reply reply = Wire.get(port, path, token);
            assertThat(reply.status()).as(reply.text()).isIn(400, 401, 404);
            assertThat(reply.isProblem()).as(reply.text()).isTrue();
        }
    }

    @Test
    void health_and_figures_are_at_the_management_port() throws IOException {
        assertThat(managementPort).isNotEqualTo(port);
        assertThat(new Http(managementPort)
                        .get("/actuator/health/readiness", null)
                        .status())
                .isEqualTo(200);
        assertThat(new Http(managementPort)
                        .get("/actuator/health/liveness", null)
                        .status())
                .isEqualTo(200);
        assertThat(Wire.get(managementPort, "/actuator/prometheus", null).text())
                .contains("jvm_memory_used_bytes");
        assertThat(Wire.get(managementPort, "/api/parts", TestTokens.ops()).status())
                .isEqualTo(404);
    }

    @Test
    void who_has_no_good_token_is_told_where_to_get_one_because_the_issuer_is_here() {
        Answer answer = http().get("/api/parts", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/detail")).contains("POST /oauth2/token");
        assertThat(http().post("/oauth2/token", null, "grant_type=client_credentials")
                        .text("/service"))
                .isEqualTo("logistics");
    }
}
