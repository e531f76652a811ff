package io.partline.logistics.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.chassis.testing.SourceEvents;
import io.partline.logistics.carrier.CarrierEvent;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEventFormatTest;
import io.partline.logistics.claim.ClaimEvent;
import io.partline.logistics.claim.ClaimEventFormatTest;
import io.partline.logistics.refusedreport.RefusedReportEvent;
import io.partline.logistics.refusedreport.RefusedReportEventFormatTest;
import io.partline.logistics.shipment.ShipmentEvent;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEventFormatTest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PublishedContractTest {
    private static final Predicate<PublicEvent> TO_EVERYBODY =
            event -> event.topic().equals("partline.logistics.v1");

    private final List<PublicEvent> published = Stream.of(
                    FrozenFormats.examples(ShipmentEvent.class, ShipmentEventFormatTest.class),
                    FrozenFormats.examples(ClaimEvent.class, ClaimEventFormatTest.class),
                    FrozenFormats.examples(CarrierEvent.class, CarrierEventFormatTest.class),
                    FrozenFormats.examples(RefusedReportEvent.class, RefusedReportEventFormatTest.class))
            .flatMap(List::stream)
            .flatMap(PublishedContractTest::told)
            .toList();

    private static Stream<PublicEvent> told(DomainEvent event) {
        return Stream.of(new PublishedLogisticsEvents(), new PublishedLanes())
                .flatMap(published -> published.translate(SourceEvents.stored(event)).stream());
    }

    /** The same happenings to a transfer. */
    private static List<PublicEvent> toldOfATransfer() {
        return Stream.concat(
                        FrozenFormats.examples(ShipmentEvent.class, ShipmentEventFormatTest.class).stream(),
                        FrozenFormats.examples(ClaimEvent.class, ClaimEventFormatTest.class).stream())
                .map(event -> {
                    ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(event));
                    ObjectNode details = json.has("leg") ? (ObjectNode) json.get("leg") : json;
                    details.remove(List.of("serviceOrderId", "lineId"));
                    details.putObject("movement").put("purpose", "TRANSFER").put("reference", "TR-1");
                    return EventJson.read(json.toString(), event.getClass());
                })
                .flatMap(PublishedContractTest::told)
                .toList();
    }

    @Test
    void a_movement_is_told_in_the_second_version_only_and_knows_no_order() {
        List<PublicEvent> told = toldOfATransfer();
        told.forEach(ContractSchemas::verifyPublished);
        assertThat(told.stream().map(PublicEvent::type).collect(Collectors.toSet()))
                .isEqualTo(EventMap.publishedBy("logistics").stream()
                        .filter(type -> type.endsWith(".v2"))
                        .collect(Collectors.toSet()));
        assertThat(told)
                .allSatisfy(
                        event -> assertThat(EventJson.write(event.data())).doesNotContain("serviceOrderId", "lineId"));
        assertThat(told.stream().filter(event -> event.type().contains("shipment-")))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(EventJson.write(event.data()))
                        .contains("\"purpose\":\"TRANSFER\"", "\"reference\":\"TR-1\""));
    }

    @Test
    void an_order_line_is_told_in_both_versions_the_first_one_first_and_as_it_always_was() {
        ShipmentDispatched dispatched = FrozenFormats.example(ShipmentDispatched.class, ShipmentEventFormatTest.class);
        List<PublicEvent> told = told(dispatched).toList();
        assertThat(told)
                .extracting(event -> event.topic() + " " + event.type().replace("io.partline.logistics.", ""))
                .as("the place in the list becomes part of the id")
                .containsExactly(
                        "partline.logistics.v1 shipment-dispatched.v1",
                        "partline.carrier.CR-01.v1 shipment-dispatched.v1",
                        "partline.logistics.v1 shipment-dispatched.v2",
                        "partline.carrier.CR-01.v1 shipment-dispatched.v2");
        String body = """
                {"shipmentId":"SH-SO-7Q2M4K8ZP1XA-1.2","serviceOrderId":"SO-7Q2M4K8ZP1XA","lineId":"SO-7Q2M4K8ZP1XA-1",\
                "attempt":2,"partNumber":"DHF-215KA","quantity":1,"from":"HQ","to":"S-TZ-01","carrierId":"CR-01",\
                "dispatchedAt":"2026-11-23T08:10:00Z"}""";
        assertThat(EventJson.write(told.getFirst().data())).isEqualTo(body);
        assertThat(EventJson.write(told.getLast().data()))
                .isEqualTo("{\"purpose\":\"DEMAND\",\"reference\":\"SO-7Q2M4K8ZP1XA-1\"," + body.substring(1));
    }

    @Test
    void what_is_published_fits_the_contract() {
        published.forEach(ContractSchemas::verifyPublished);
    }

    @Test
    void the_map_shows_all_that_is_published() {
        assertThat(published.stream().map(PublicEvent::type).collect(Collectors.toSet()))
                .isEqualTo(EventMap.publishedBy("logistics"));
    }

    @Test
    void what_is_known_of_single_pieces_is_told_of_all_of_them_or_of_none() {
        ShipmentDamaged all = FrozenFormats.example(ShipmentDamaged.class, ShipmentEventFormatTest.class);
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(all));
        ((ObjectNode) json.get("leg"))
                .put("orderedPartNumber", "DHF-215K")
                .putArray("units")
                .addObject()
                .put("lot", "L-1");
        json.put("quantity", all.leg().quantity());
        assertThat(secondVersion(json)).contains("\"orderedPartNumber\":\"DHF-215K\"", "\"units\":[{\"lot\":\"L-1\"}]");
        ((ObjectNode) json.get("leg")).put("quantity", all.leg().quantity() + 1);
        assertThat(secondVersion(json))
                .as("which of them it were is not known")
                .contains("\"orderedPartNumber\":\"DHF-215K\"")
                .doesNotContain("units");
    }

    private static String secondVersion(ObjectNode damaged) {
        PublicEvent told = told(EventJson.read(damaged.toString(), ShipmentDamaged.class))
                .filter(event -> event.type().endsWith(".v2"))
                .findFirst()
                .orElseThrow();
        ContractSchemas.verifyPublished(told);
        return EventJson.write(told.data());
    }

    @Test
    void a_carrier_is_told_on_its_own_topic_all_that_concerns_its_shipments() {
        List<PublicEvent> toCarrier =
                published.stream().filter(TO_EVERYBODY.negate()).toList();
        assertThat(toCarrier).allSatisfy(event -> assertThat(event.topic()).isEqualTo("partline.carrier.CR-01.v1"));
        assertThat(toCarrier.stream().map(PublicEvent::type))
                .containsExactlyInAnyOrder(
                        "io.partline.logistics.shipment-planned.v1",
                        "io.partline.logistics.shipment-planned.v2",
                        "io.partline.logistics.shipment-dispatched.v1",
                        "io.partline.logistics.shipment-dispatched.v2",
                        "io.partline.logistics.shipment-milestone-reported.v1",
                        "io.partline.logistics.shipment-milestone-reported.v2",
                        "io.partline.logistics.shipment-damaged.v1",
                        "io.partline.logistics.shipment-damaged.v2",
                        "io.partline.logistics.shipment-failed.v1",
                        "io.partline.logistics.shipment-failed.v2",
                        "io.partline.logistics.shipment-cancelled.v1",
                        "io.partline.logistics.shipment-cancelled.v2",
                        "io.partline.logistics.shipment-delivered.v1",
                        "io.partline.logistics.shipment-delivered.v2",
                        "io.partline.logistics.claim-opened.v1",
                        "io.partline.logistics.claim-opened.v2",
                        "io.partline.logistics.report-refused.v1");
    }

    @Test
    void a_carrier_learns_nothing_of_other_carriers() {
        assertThat(published.stream().filter(TO_EVERYBODY))
                .anySatisfy(event -> assertThat(EventJson.write(event.data())).contains("CR-02"));
        assertThat(published.stream().filter(TO_EVERYBODY.negate()))
                .allSatisfy(event ->
                        assertThat(EventJson.write(event.data())).doesNotContain("carrierChoice", "CR-02", "score"));
    }

    @Test
    void a_new_carrier_finds_both_its_topics_and_its_reply_is_known_by_its_topic() {
        CarrierEvent registered = FrozenFormats.example(CarrierRegistered.class, CarrierEventFormatTest.class);
        assertThat(new PublishedLogisticsEvents().opens(SourceEvents.stored(registered)))
                .containsExactly("partline.carrier.CR-01.v1", "partline.carrier.CR-01.reply.v1");
        assertThat(CarrierTopic.ofReply("partline.carrier.CR-01.reply.v1").carrierId())
                .isEqualTo("CR-01");
        assertThat("partline.carrier.CR-01.reply.v1").matches(CarrierTopic.REPLIES);
        assertThat("partline.carrier.CR-01.v1").doesNotMatch(CarrierTopic.REPLIES);
    }
}
