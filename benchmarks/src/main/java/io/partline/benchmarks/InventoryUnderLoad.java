package io.partline.benchmarks;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.follow.FollowerStatus;
import io.partline.chassis.follow.Followers;
import io.partline.inventory.InventoryApplication;
import io.partline.realparts.RealParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole inventory service in this JVM, as it is in production, on a real PostgreSQL and a real Kafka. */
final class InventoryUnderLoad implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Map<String, String> parts;

    private InventoryUnderLoad(ConfigurableApplicationContext context, Map<String, String> parts) {
        this.context = context;
        this.parts = parts;
    }

    static InventoryUnderLoad start() {
        return start(RealParts.serviceProperties());
    }

    /** Another node on the same database. */
    InventoryUnderLoad another() {
        return start(parts);
    }

    private static InventoryUnderLoad start(Map<String, String> parts) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                // Nobody asks it anything by HTTP here, so no key is ever fetched.
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost/oauth2/jwks"));
        parts.forEach((name, value) -> settings.add("--" + name + "=" + value));
        return new InventoryUnderLoad(
                SpringApplication.run(InventoryApplication.class, settings.toArray(String[]::new)), parts);
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
