package io.partline.chassis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.realparts.KafkaServer;
import io.partline.realparts.RealParts;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.SecondNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;

/** A node that has never reached Kafka is not ready; one that has stays ready without it. */
@SampleUnderTest
@ExtendWith(OutputCaptureExtension.class)
class KafkaReachedTest {
    @Autowired
    ConfigurableEnvironment environment;

    @Test
    @Timeout(180)
    void a_node_is_not_ready_until_it_has_reached_kafka_once_and_stays_ready_when_kafka_goes(CapturedOutput output)
            throws InterruptedException {
        try (KafkaServer kafka = RealParts.newKafka()) {
            kafka.kill();
            Map<String, String> surroundings = new HashMap<>(SecondNode.surroundings(environment));
            surroundings.put("spring.datasource.url", RealParts.newDatabase().url());
            surroundings.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
            surroundings.put("spring.kafka.admin.properties.default.api.timeout.ms", "2000");
            surroundings.put("spring.kafka.admin.properties.request.timeout.ms", "1000");
            surroundings.put("spring.application.name", "sample-unheard");
            surroundings.put("logging.level.org.apache.kafka", "ERROR");
            long ending;
            try (SecondNode node = SecondNode.start(surroundings)) {
                Http http = new Http(node.port());
                assertThat(probe(http, "liveness")).isEqualTo(200);
                assertThat(probe(http, "readiness")).isEqualTo(503);
                assertThat(http.get("/api/jars/any", TestTokens.hq()).status()).isEqualTo(200);
                Await.until(() -> output.toString().contains("not ready: Kafka has not been reached yet"));
                kafka.restart();
                Await.until(() -> probe(http, "readiness") == 200);
                TestTopic told = new TestTopic(SampleService.TOPIC, kafka.bootstrapServers());
                put(http, "heard");
                assertThat(told.readUntil(seen -> !seen.isEmpty())).hasSize(1);
                kafka.kill();
                put(http, "unheard");
                Thread.sleep(3_000);
                assertThat(probe(http, "readiness")).isEqualTo(200);
                ending = System.nanoTime();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - ending))
                    .as("a node ends in time without Kafka, too")
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void put(Http http, String jar) {
        assertThat(http.post("/api/jars", TestTokens.hq(), new SampleService.PutBody(jar, 1))
                        .status())
                .isEqualTo(201);
    }

    private static int probe(Http http, String name) {
        return http.get("/actuator/health/" + name, null).status();
    }
}
