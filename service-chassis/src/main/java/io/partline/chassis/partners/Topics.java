package io.partline.chassis.partners;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the topics a service needs, where nobody else has made them. They keep everything: a newcomer reads the whole
 * story from the beginning.
 */
class Topics {
    private static final String FOR_EVER = "-1";

    private final Admin admin;
    private final int partitions;
    private final short replicationFactor;
    private final int minInsyncReplicas;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param replicationFactor copies of each partition; -1 for what the broker says
     * @param minInsyncReplicas copies that must have a record before it counts as written; 0 for what the broker says
     */
    Topics(Admin admin, int partitions, short replicationFactor, int minInsyncReplicas) {
        this.admin = admin;
        this.partitions = partitions;
        this.replicationFactor = replicationFactor;
        this.minInsyncReplicas = minInsyncReplicas;
    }

    /**
     * Makes the topic if it is not there. Looks first: where topics are made by others, a service need not be allowed to.
     *
     * @throws ExecutionException if the broker is away, or the topic is missing and may not be made
     */
    void ensure(String topic) throws InterruptedException, ExecutionException {
        if (known.contains(topic)) {
            return;
        }
        if (!exists(topic)) {
            create(topic);
        }
        known.add(topic);
    }

    /** Somebody may have deleted one: each is looked for before it is used again. */
    void forget() {
        known.clear();
    }

    /**
     * Makes it again if somebody has deleted it since.
     *
     * @return how that went, for a log: a broker that does not answer, or a right that is missing, among it
     */
    String lookAgain(String topic) throws InterruptedException {
        known.remove(topic);
        try {
            ensure(topic);
            return "it is there";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    /** The names of those there are that fit. */
    Set<String> like(Pattern pattern) throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().stream()
                .filter(name -> pattern.matcher(name).matches())
                .collect(Collectors.toSet());
    }

    private boolean exists(String topic) throws InterruptedException, ExecutionException {
        try {
            admin.describeTopics(Set.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void create(String topic) throws InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>(Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER));
        if (minInsyncReplicas > 0) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas));
        }
        NewTopic wanted = new NewTopic(
                        topic,
                        Optional.of(partitions),
                        replicationFactor < 1 ? Optional.empty() : Optional.of(replicationFactor))
                .configs(settings);
        try {
            admin.createTopics(Set.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
