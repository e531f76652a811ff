package io.partline.logistics.partners;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.partline.logistics.shipment.ShipmentEventFormatTest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedContractTest {
    private static final Predicate<PublicEvent> TO_EVERYBODY =
            event -> event.topic().equals("partline.logistics.v1");

    private final List<PublicEvent> published = Stream.of(
                    FrozenFormats.examples(ShipmentEvent.class, ShipmentEventFormatTest.class),
                    FrozenFormats.examples(ClaimEvent.class, ClaimEventFormatTest.class),
                    FrozenFormats.examples(CarrierEvent.class, CarrierEventFormatTest.class),
                    FrozenFormats.examples(RefusedReportEvent.class, RefusedReportEventFormatTest.class))
            .flatMap(List::stream)
            .flatMap(event -> Stream.of(new PublishedLogisticsEvents(), new PublishedLanes())
                    .flatMap(published -> published.translate(SourceEvents.stored(event)).stream()))
            .toList();

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
    void a_carrier_is_told_on_its_own_topic_all_that_concerns_its_shipments() {
        List<PublicEvent> toCarrier =
                published.stream().filter(TO_EVERYBODY.negate()).toList();
        assertThat(toCarrier).allSatisfy(event -> assertThat(event.topic()).isEqualTo("partline.carrier.CR-01.v1"));
        assertThat(toCarrier.stream().map(PublicEvent::type))
                .containsExactlyInAnyOrder(
                        "io.partline.logistics.shipment-planned.v1",
                        "io.partline.logistics.shipment-dispatched.v1",
                        "io.partline.logistics.shipment-milestone-reported.v1",
                        "io.partline.logistics.shipment-damaged.v1",
                        "io.partline.logistics.shipment-failed.v1",
                        "io.partline.logistics.shipment-cancelled.v1",
                        "io.partline.logistics.shipment-delivered.v1",
                        "io.partline.logistics.claim-opened.v1",
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
