package io.partline.realparts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class RealPartsTest {
    @Test
    void every_database_is_new_and_writes_reach_the_disk() throws Exception {
        try (var connection = RealParts.newDatabase().connect();
                var answer = connection.createStatement().executeQuery("show fsync")) {
            assertTrue(answer.next());
            assertEquals("on", answer.getString(1));
        }
    }

    @Test
    void a_broker_that_lost_its_power_comes_back_with_its_topics() throws Exception {
        try (KafkaServer broker = RealParts.newKafka()) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            broker.kill();
            broker.restart();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertTrue(admin.listTopics().names().get(30, TimeUnit.SECONDS).contains("kept"));
            }
        }
    }
}
