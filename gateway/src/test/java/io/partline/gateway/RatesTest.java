package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatesTest extends GatewayScenario {
    @Test
    void who_asks_too_much_waits_alone() {
        String greedy = TestTokens.station("S-XX-01");
        Answer last = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> http().get("/api/parts", greedy))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(last.headers().get("retry-after"))).isPositive();
        assertThat(http().get("/api/parts", TestTokens.station("S-XX-02")).status())
                .isEqualTo(200);
        assertThat(http().get("/actuator/health/readiness", null).status()).isEqualTo(200);
    }
}
