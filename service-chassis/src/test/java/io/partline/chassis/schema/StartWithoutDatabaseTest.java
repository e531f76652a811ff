package io.partline.chassis.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.realparts.FreePort;
import io.partline.realparts.RealParts;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.SecondNode;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;

/** A node that is started before its database waits for it. */
@SampleUnderTest
@ExtendWith(OutputCaptureExtension.class)
class StartWithoutDatabaseTest {
    @Autowired
    ConfigurableEnvironment environment;

    @Test
    void a_node_makes_its_beans_lives_and_is_not_ready_until_the_database_answers(CapturedOutput output)
            throws Exception {
        RealParts.Database database = RealParts.newDatabase();
        allowConnections(database, false);
        int port = FreePort.find();
        Map<String, String> surroundings = new HashMap<>(SecondNode.surroundings(environment));
        surroundings.put("spring.datasource.url", database.url());
        surroundings.put("spring.datasource.hikari.connection-timeout", "500");
        surroundings.put("spring.application.name", "sample-early");
        surroundings.put("server.port", Integer.toString(port));
        CompletableFuture<SecondNode> starting = CompletableFuture.supplyAsync(() -> SecondNode.start(surroundings));
        try {
            Await.until(() -> status(port, "liveness") == 200);
            Http http = new Http(port);
            assertThat(status(port, "readiness")).isEqualTo(503);
            assertThat(http.get("/api/jars/any", TestTokens.hq()).problem()).isEqualTo("service-unavailable");
            Await.until(() -> output.toString().contains("not ready: the database cannot be used yet"));
            assertThat(starting).isNotDone();
            allowConnections(database, true);
            Await.until(() -> status(port, "readiness") == 200);
            assertThat(http.get("/api/jars/any", TestTokens.hq()).status()).isEqualTo(200);
        } finally {
            allowConnections(database, true);
            starting.join().close();
        }
    }

    private static int status(int port, String probe) {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) URI.create("http://127.0.0.1:%d/actuator/health/%s".formatted(port, probe))
                            .toURL()
                            .openConnection();
            return asked.getResponseCode();
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    private void allowConnections(RealParts.Database database, boolean allowed) throws SQLException {
        String own = environment.getRequiredProperty("spring.datasource.url");
        try (Connection connection = DriverManager.getConnection(own, database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database %s with allow_connections %s"
                    .formatted(database.url().replaceFirst(".*/", ""), allowed));
        }
    }
}
