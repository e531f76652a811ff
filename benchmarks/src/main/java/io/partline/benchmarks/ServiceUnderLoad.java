package io.partline.benchmarks;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.follow.FollowerStatus;
import io.partline.chassis.follow.Followers;
import io.partline.inventory.InventoryApplication;
import io.partline.realparts.RealParts;
import io.partline.requests.RequestsApplication;
import io.partline.requests.order.OrderCommand;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A whole service in this JVM, as it is in production, on a real PostgreSQL and a real Kafka. */
final class ServiceUnderLoad implements AutoCloseable {
    private final Class<?> application;
    private final List<String> settings;
    private final ConfigurableApplicationContext context;

    private ServiceUnderLoad(Class<?> application, List<String> settings) {
        this.application = application;
        this.settings = settings;
        this.context = SpringApplication.run(application, settings.toArray(String[]::new));
    }

    static ServiceUnderLoad inventory() {
        return new ServiceUnderLoad(InventoryApplication.class, settings());
    }

    /** Its migrations lie beside those of inventory here. */
    static ServiceUnderLoad requests() {
        List<String> settings = settings();
        settings.add("--spring.application.name=requests");
        settings.add("--spring.flyway.locations=classpath:db/requests");
        return new ServiceUnderLoad(RequestsApplication.class, settings);
    }

    /** Another node on the same database. */
    ServiceUnderLoad another() {
        return new ServiceUnderLoad(application, settings);
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                // Nobody asks it anything by HTTP here, so no key is ever fetched.
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost/oauth2/jwks"));
        RealParts.serviceProperties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return settings;
    }

    /** How requests decides. */
    @SuppressWarnings("unchecked")
    Decider<OrderState, OrderCommand, OrderEvent> orders() {
        return context.getBean("order", Decider.class);
    }

    Commands commands() {
        return context.getBean(Commands.class);
    }

    Followers followers() {
        return context.getBean(Followers.class);
    }

    DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    /** Starts the followers at the end of the log, as if they had kept up. */
    void followFromHere() {
        jdbc().update("""
                update follower_position set (xid, position) =
                  (select xid, position from event_log order by xid desc, position desc limit 1)
                """);
        followers().start();
    }

    /** Events that the slowest follower has not handled. */
    long longestLag() {
        return followers().statuses().stream()
                .mapToLong(FollowerStatus::lagEvents)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        context.close();
    }
}
