package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.TraceReceiver.Span;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that one call brings about is in one trace, as a collector receives it. */
class TraceIT {
    /** Spans are sent in batches, every five seconds. */
    private static final Duration SENT_BY_THEN = Duration.ofSeconds(90);

    private static final List<String> EVERYBODY = List.of("gateway", "inventory", "logistics", "requests", "returns");

    /** A carrier's report of damage reaches every service: it is re-sourced, shipped anew, claimed and returned. */
    @Test
    void one_trace_goes_from_the_gateway_through_four_services_to_the_topic_of_the_next_carrier() {
        Repair repair = new Repair("S-TZ-01", "BCD-215KA");
        repair.order("DHF-215KA");
        JsonNode first = repair.awaitShipment(1);
        Shipments.dispatch(first);
        String carrier = first.path("carrierId").asString();
        assertThat(Shipments.report(carrier, first, Shipments.damaged()).status())
                .isEqualTo(200);
        JsonNode second = repair.awaitShipment(2);

        Seen awarded = new TestTopic(
                        "partline.carrier.%s.v1"
                                .formatted(second.path("carrierId").asString()),
                        Partline.kafka())
                .readUntil(seen -> seen.stream().anyMatch(one -> about(one, second))).stream()
                        .filter(one -> about(one, second))
                        .findFirst()
                        .orElseThrow();
        String[] traceparent = awarded.headers().get("traceparent").split("-");
        String trace = traceparent[1];
        List<Span> spans = Await.until(SENT_BY_THEN, () -> Partline.TRACES.of(trace), TraceIT::isWhole);

        Map<String, Span> byId = spans.stream().collect(Collectors.toMap(Span::id, Function.identity()));
        assertThat(byId).as("what the carrier's system goes on with").containsKey(traceparent[2]);
        List<Span> roots =
                spans.stream().filter(span -> span.parent().isEmpty()).toList();
        assertThat(roots).singleElement().satisfies(root -> {
            assertThat(root.service()).isEqualTo("gateway");
            assertThat(root.kind()).isEqualTo("SERVER");
        });
        assertThat(byId.keySet())
                .as("every parent is in the trace")
                .containsAll(spans.stream()
                        .map(Span::parent)
                        .filter(parent -> !parent.isEmpty())
                        .toList());
        assertThat(ways(spans, byId))
                .as("who hears whom")
                .contains(
                        "gateway > logistics SERVER",
                        "logistics > inventory CONSUMER",
                        "logistics > requests CONSUMER",
                        "logistics > returns CONSUMER",
                        "inventory > logistics CONSUMER",
                        "inventory > requests CONSUMER");
    }

    @Test
    void no_span_comes_without_the_name_of_its_service() {
        Partline.as("HQ").get("/api/sites");
        Await.until(
                SENT_BY_THEN,
                () -> Partline.TRACES.spans().stream().map(Span::service).collect(Collectors.toSet()),
                services -> services.containsAll(EVERYBODY));
        assertThat(Partline.TRACES.spans()).extracting(Span::service).isSubsetOf(EVERYBODY);
    }

    private static boolean about(Seen one, JsonNode shipment) {
        return one.body().contains("\"" + Shipments.id(shipment) + "\"");
    }

    /** Nothing is missing any more: each service has told, and every parent is there. */
    private static boolean isWhole(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toSet());
        return spans.stream().map(Span::service).collect(Collectors.toSet()).containsAll(EVERYBODY)
                && spans.stream().allMatch(span -> span.parent().isEmpty() || ids.contains(span.parent()))
                && spans.stream()
                                .filter(span -> span.kind().equals("CONSUMER"))
                                .map(Span::service)
                                .filter("requests"::equals)
                                .count()
                        >= 2;
    }

    /** Which service's span has its parent in which other service's. */
    private static Set<String> ways(List<Span> spans, Map<String, Span> byId) {
        return spans.stream()
                .filter(span -> byId.containsKey(span.parent()))
                .filter(span -> !byId.get(span.parent()).service().equals(span.service()))
                .map(span -> byId.get(span.parent()).service() + " > " + span.service() + " " + span.kind())
                .collect(Collectors.toSet());
    }
}
