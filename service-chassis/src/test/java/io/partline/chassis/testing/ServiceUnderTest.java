package io.partline.chassis.testing;

import io.partline.realparts.RealParts;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real port, with a database of its own, a real Kafka and a real issuer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "partline.figures.every=PT0S",
            "logging.structured.format.console=",
            "logging.level.root=WARN",
            "logging.level.org.testcontainers=OFF",
            "logging.level.org.apache.kafka=ERROR"
        })
@ContextConfiguration(initializers = ServiceUnderTest.Surroundings.class)
public @interface ServiceUnderTest {
    /** Points the service at its surroundings. */
    class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(RealParts.serviceProperties())
                    .and(TestTokens.properties())
                    .applyTo(context);
        }
    }
}
