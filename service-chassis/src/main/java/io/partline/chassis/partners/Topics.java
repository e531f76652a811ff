package io.partline.chassis.partners;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics a service needs. They keep everything: a newcomer reads the whole story from the beginning. */
class Topics {
    private static final String FOR_EVER = "-1";

    private final Admin admin;
    private final int partitions;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Topics(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /** Makes the topic if it is not there. */
    void ensure(String topic) throws InterruptedException, ExecutionException {
        if (known.contains(topic)) {
            return;
        }
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER));
        try {
            admin.createTopics(Set.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        known.add(topic);
    }
}
