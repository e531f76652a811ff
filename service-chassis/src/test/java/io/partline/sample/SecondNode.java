package io.partline.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another node of the sample service, on the same database and the same Kafka. */
public final class SecondNode implements AutoCloseable {
    private static final List<String> SURROUNDINGS = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.kafka.bootstrap-servers",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "logging.structured.format.console",
            "logging.level.root");

    private final ConfigurableApplicationContext context;

    private SecondNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static SecondNode beside(Environment first) {
        return start(surroundings(first));
    }

    public static SecondNode start(Map<String, String> properties) {
        return new SecondNode(new SpringApplicationBuilder(SampleService.class)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new)));
    }

    public static Map<String, String> surroundings(Environment first) {
        Map<String, String> properties = new HashMap<>();
        SURROUNDINGS.forEach(name -> properties.put(name, first.getProperty(name, "")));
        properties.put("server.port", "0");
        return properties;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
