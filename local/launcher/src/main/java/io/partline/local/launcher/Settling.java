package io.partline.local.launcher;

import io.partline.local.client.GatewayClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/** Waits until every fact has taken effect everywhere: no follower and no listener has anything left to do. */
final class Settling {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** One look cannot catch a fact between a follower and the topic it writes to; two in a row can. */
    private static final int QUIET_LOOKS = 2;

    private static final List<String> SERVICES = List.of("inventory", "requests", "logistics", "returns");

    /** While partitions are shared out again nobody reads them, and nobody says so. */
    private static final Set<GroupState> BEING_SHARED_OUT = Set.of(
            GroupState.PREPARING_REBALANCE,
            GroupState.COMPLETING_REBALANCE,
            GroupState.ASSIGNING,
            GroupState.RECONCILING);

    private final Platform platform;
    private final GatewayClient client;

    Settling(Platform platform, GatewayClient client) {
        this.platform = platform;
        this.client = client;
    }

    void await() throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        String kafka = "127.0.0.1:" + platform.ports().of(Ports.Name.KAFKA);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            int quiet = 0;
            while (quiet < QUIET_LOOKS) {
                if (Instant.now().isAfter(limit)) {
                    throw new LaunchFailure(
                            "The services did not catch up within %d minutes.".formatted(LIMIT.toMinutes()));
                }
                quiet = followersAreDone() && listenersAreDone(admin) ? quiet + 1 : 0;
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (ExecutionException e) {
            throw new LaunchFailure("Kafka does not tell how far its readers are: " + e.getMessage(), e);
        }
    }

    private boolean followersAreDone() {
        for (String service : SERVICES) {
            for (JsonNode follower : client.get("OPS", "/ops/" + service + "/followers")
                    .expect(200)
                    .body()) {
                if (follower.path("lagEvents").asLong() > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean listenersAreDone(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith("partline."))
                .toList();
        for (ConsumerGroupDescription group :
                admin.describeConsumerGroups(names).all().get().values()) {
            Set<TopicPartition> read = group.members().stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .collect(Collectors.toSet());
            if (BEING_SHARED_OUT.contains(group.groupState())) {
                return false;
            }
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                            read.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
                OffsetAndMetadata committed = done.get(end.getKey());
                if ((committed == null ? 0 : committed.offset())
                        < end.getValue().offset()) {
                    return false;
                }
            }
        }
        return true;
    }
}
