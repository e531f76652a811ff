package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What another program learns by reading the topics from the beginning. */
class FollowingIT {
    private static final List<String> SERVICES = List.of("inventory", "requests", "logistics", "returns");

    @Test
    void the_topics_tell_the_whole_story_as_the_contract_says() {
        Repair repair = StoryOnTopics.play();
        List<Seen> told = SERVICES.stream()
                .flatMap(service -> new TestTopic("partline.%s.v1".formatted(service), Partline.kafka())
                                .readUntil(seen -> seen.stream()
                                        .anyMatch(one -> one.body().contains(repair.id())
                                                && one.event().getType().endsWith(StoryOnTopics.lastOf(service))))
                                .stream())
                .toList();

        told.forEach(one -> {
            JsonNode body = EventJson.mapper().readTree(one.body());
            ContractSchemas.verify(one.event().getType(), body);
            assertThat(one.key())
                    .isEqualTo(one.event().getSubject())
                    .isEqualTo(one.headers().get("ce_partitionkey"));
            assertThat(one.event().getTime()).isNotNull();
            assertThat(one.event().getSource().toString())
                    .isEqualTo("/partline/" + one.event().getType().split("\\.")[2]);
        });
        assertThat(told.stream().map(one -> one.event().getId()).distinct().count())
                .as("a fact may come again, but never under another id")
                .isEqualTo(told.stream()
                        .map(one -> one.event().getType() + one.key() + one.body())
                        .distinct()
                        .count());
        TreeSet<String> types = told.stream()
                .filter(one -> one.body().contains(repair.id()))
                .map(one -> one.event().getType())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(types)
                .extracting(type -> type.replaceFirst("io\\.partline\\.[a-z]+\\.", ""))
                .contains(
                        "service-order-placed.v1",
                        "line-approved.v1",
                        "stock-reserved.v1",
                        "shipment-planned.v1",
                        "shipment-dispatched.v1",
                        "shipment-damaged.v1",
                        "claim-opened.v1",
                        "return-opened.v1",
                        "shipment-delivered.v1",
                        "line-received.v1",
                        "service-order-completed.v1");
        assertThat(SERVICES.stream().flatMap(service -> EventMap.publishedBy(service).stream()))
                .containsAll(types);
    }

    @Test
    void one_trace_leads_from_the_order_to_the_shipment() {
        Repair repair = StoryOnTopics.play();
        List<String> traces = Stream.of("requests", "inventory", "logistics")
                .flatMap(service -> new TestTopic("partline.%s.v1".formatted(service), Partline.kafka())
                                .readUntil(seen -> seen.stream()
                                        .anyMatch(one -> one.body().contains(repair.id())
                                                && one.event().getType().endsWith(StoryOnTopics.lastOf(service))))
                                .stream())
                .filter(one -> one.body().contains(repair.id()))
                .filter(one -> Stream.of(
                                ".service-order-placed.v1",
                                ".line-approved.v1",
                                ".stock-reserved.v1",
                                ".shipment-planned.v1")
                        .anyMatch(one.event().getType()::endsWith))
                .filter(one -> !one.body().contains("\"attempt\":2"))
                .map(one -> one.headers().get("traceparent").split("-")[1])
                .toList();
        assertThat(traces).hasSize(4);
        assertThat(traces.stream().distinct()).hasSize(1);
    }

    @Test
    void a_carrier_answers_on_its_own_topic_which_is_there_from_the_beginning() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Partline.kafka()))) {
            Partline.as("HQ");
            assertThat(admin.listTopics().names().get())
                    .contains("partline.carrier.CR-06.v1", "partline.carrier.CR-06.reply.v1");
        }
        Repair repair = new Repair("S-WZ-01", "BCD-215K");
        repair.order("BLT-163B");
        JsonNode shipment = repair.awaitShipment(1);
        Shipments.dispatch(shipment);
        Map<String, Object> report = new HashMap<>(Shipments.delivered());
        report.put("shipmentId", Shipments.id(shipment));
        new TestTopic(
                        "partline.carrier.%s.reply.v1"
                                .formatted(shipment.path("carrierId").asString()),
                        Partline.kafka())
                .send("io.partline.carrier.milestone-reported.v1", Shipments.id(shipment), report);
        repair.awaitLine("DELIVERED", 1);
    }

    @Test
    void a_carrier_learns_its_own_business_only() {
        StoryOnTopics.play();
        for (String carrier : List.of("CR-01", "CR-02")) {
            TestTopic topic = new TestTopic("partline.carrier.%s.v1".formatted(carrier), Partline.kafka());
            if (carrier.equals("CR-01")) {
                topic.readUntil(seen ->
                        seen.stream().anyMatch(one -> one.event().getType().endsWith("shipment-delivered.v1")));
            }
            topic.readAll().forEach(one -> {
                JsonNode body = EventJson.mapper().readTree(one.body());
                ContractSchemas.verify(one.event().getType(), body);
                assertThat(body.path("carrierId").asString()).isEqualTo(carrier);
                assertThat(body.has("carrierChoice")).isFalse();
            });
        }
    }
}
