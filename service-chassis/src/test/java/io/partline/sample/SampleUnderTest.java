package io.partline.sample;

import io.partline.chassis.testing.ServiceUnderTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The sample service on real parts. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "partline.figures.every=PT0S",
            "logging.structured.format.console=",
            "logging.level.root=WARN",
            "logging.level.org.testcontainers=OFF"
        })
@ContextConfiguration(initializers = ServiceUnderTest.Surroundings.class)
public @interface SampleUnderTest {}
