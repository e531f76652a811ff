package io.partline.chassis.partners;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a database was restored from a backup, Kafka knows better than it what its service has heard: sets the service's
 * consumer groups back to a moment before the backup, before anything is heard. The inbox passes over what the database
 * still knows; the rest takes effect again.
 *
 * <p>Before and not beside listening: what was said first has to take effect first.
 */
final class HearAgain {
    static final String SETTING = "partline.restore.hear-again-from";
    private static final Logger LOG = LoggerFactory.getLogger(HearAgain.class);
    /** Records are found by when they were sent, and what was sent before the moment may have been heard after it. */
    private static final Duration MARGIN = Duration.ofHours(1);
    /** Members that have died without a word are members for as long as their session lasts. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long LOOK_AGAIN_MS = 1_000;

    private final Admin admin;
    private final Instant from;
    private final Duration patience;

    /** @param patience how long to wait for members to be gone */
    HearAgain(Admin admin, Instant from, Duration patience) {
        this.admin = admin;
        this.from = from;
        this.patience = patience;
    }

    /**
     * @param from an instant such as {@code 2026-11-25T10:54:31Z}
     * @param remembered how long the inbox knows for sure what was heard
     * @throws IllegalArgumentException saying what would be right
     */
    static HearAgain from(String from, Admin admin, Clock clock, Duration remembered) {
        Instant instant;
        try {
            instant = Instant.parse(from.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "%s is %s; it must be an instant such as 2026-11-25T10:54:31Z".formatted(SETTING, from), e);
        }
        Instant now = clock.instant();
        Instant earliest = now.minus(remembered);
        if (instant.isAfter(now) || instant.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "%s is %s; it must not be in the future (now is %s), nor before %s: what is older the inbox may have forgotten (partline.retention.inbox), and it would take effect a second time"
                            .formatted(SETTING, from, now, earliest));
        }
        Instant safe = instant.minus(MARGIN);
        return new HearAgain(admin, safe.isBefore(earliest) ? earliest : safe, PATIENCE);
    }

    /**
     * Sets one group back on its topics; never forward, and not while it has members.
     *
     * @throws ExecutionException if Kafka is away or does not allow it
     */
    void setBack(String group, Collection<String> topics) throws InterruptedException, ExecutionException {
        try {
            if (keepsMembers(group)) {
                leftAlone(group);
                return;
            }
            Map<TopicPartition, OffsetAndMetadata> back = back(group, topics);
            if (!back.isEmpty()) {
                admin.alterConsumerGroupOffsets(group, back).all().get();
            }
            LOG.info("{} hears again what was said since {}: {}", group, from, back);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                LOG.info("{} has heard nothing yet and begins at the beginning", group);
            } else if (e.getCause() instanceof UnknownMemberIdException
                    || e.getCause() instanceof GroupNotEmptyException) {
                leftAlone(group);
            } else {
                throw e;
            }
        }
    }

    private boolean keepsMembers(String group) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + patience.toNanos();
        while (admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .anyMatch(each -> !each.members().isEmpty())) {
            if (System.nanoTime() - end > 0) {
                return true;
            }
            Thread.sleep(LOOK_AGAIN_MS);
        }
        return false;
    }

    private static void leftAlone(String group) {
        LOG.error(
                "{} is not set back: another node is listening already. If that one was not started with {} too, stop all nodes and start this one again",
                group,
                SETTING);
    }

    /** Where the group is to go on, of those partitions on which it has heard more than it had by then. */
    private Map<TopicPartition, OffsetAndMetadata> back(String group, Collection<String> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> heard =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                        .filter(each -> topics.contains(each.getKey().topic()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> each : heard.entrySet()) {
            long first = firstSince(each.getKey());
            if (first >= 0 && first < each.getValue().offset()) {
                back.put(each.getKey(), new OffsetAndMetadata(first));
            }
        }
        return back;
    }

    /** -1 if nothing was said since, or the topic is gone. */
    private long firstSince(TopicPartition partition) throws InterruptedException, ExecutionException {
        try {
            ListOffsetsResultInfo found = admin.listOffsets(
                            Map.of(partition, OffsetSpec.forTimestamp(from.toEpochMilli())))
                    .partitionResult(partition)
                    .get();
            return found.offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return -1;
            }
            throw e;
        }
    }
}
