package io.partline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.partline.client.inventory.PartsApi;
import io.partline.client.logistics.ClaimsApi;
import io.partline.client.logistics.ShipmentsApi;
import io.partline.client.logistics.model.ClaimView;
import io.partline.client.logistics.model.MilestoneReport;
import io.partline.client.logistics.model.ProofOfDelivery;
import io.partline.client.logistics.model.ShipmentView;
import io.partline.client.requests.ServiceOrdersApi;
import io.partline.client.requests.model.LineView;
import io.partline.client.requests.model.NewOrder;
import io.partline.client.requests.model.NewOrderLine;
import io.partline.client.requests.model.OrderView;
import io.partline.client.requests.model.Problem;
import io.partline.client.requests.model.Receipt;
import io.partline.client.requests.model.TimelineSegment;
import io.partline.client.requests.model.TimelineView;
import io.partline.client.returns.ReturnsApi;
import io.partline.client.returns.model.ReturnView;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The 23 days, told in calls of a client that nobody wrote. */
class GeneratedClientIT {
    private static final String GATEWAY = System.getProperty("partline.gateway", "http://localhost:8080");
    private static final String STATION = "S-TZ-01";
    private static final String RIGHT = "DHF-215KA";

    private static Consumer<HttpRequest.Builder> as(String who) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(GATEWAY + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((who + ":demo").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        String token = new ObjectMapper().readTree(answer).path("access_token").asText();
        return call -> call.header("Authorization", "Bearer " + token);
    }

    private static ServiceOrdersApi orders(String who) throws Exception {
        var client = new io.partline.client.requests.ApiClient();
        client.updateBaseUri(GATEWAY);
        return new ServiceOrdersApi(client.setRequestInterceptor(as(who)));
    }

    private static io.partline.client.logistics.ApiClient logistics(String who) throws Exception {
        var client = new io.partline.client.logistics.ApiClient();
        client.updateBaseUri(GATEWAY);
        return client.setRequestInterceptor(as(who));
    }

    private static ReturnsApi returns(String who) throws Exception {
        var client = new io.partline.client.returns.ApiClient();
        client.updateBaseUri(GATEWAY);
        return new ReturnsApi(client.setRequestInterceptor(as(who)));
    }

    private static PartsApi parts(String who) throws Exception {
        var client = new io.partline.client.inventory.ApiClient();
        client.updateBaseUri(GATEWAY);
        return new PartsApi(client.setRequestInterceptor(as(who)));
    }

    private static <T> T eventually(Callable<List<T>> look) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            List<T> seen = look.call();
            if (!seen.isEmpty()) {
                return seen.getFirst();
            }
            assertThat(Instant.now()).as("it did not come").isBefore(end);
            Thread.sleep(100);
        }
    }

    private static NewOrder repair(String partNumber) {
        return new NewOrder()
                .productModel("BCD-215KA")
                .serialNumber("JC-" + System.nanoTime())
                .priority(NewOrder.PriorityEnum.CUSTOMER_DOWN)
                .addLinesItem(new NewOrderLine().partNumber(partNumber).quantity(1L));
    }

    private static LineView line(String order, LineView.StatusEnum status, int attempt) throws Exception {
        ServiceOrdersApi station = orders(STATION);
        return eventually(() -> station.getServiceOrder(order, null).getLines().stream()
                .filter(line -> line.getStatus() == status && line.getAttempt() == attempt)
                .toList());
    }

    private static ShipmentView shipment(String order, int attempt) throws Exception {
        ShipmentsApi hq = new ShipmentsApi(logistics("HQ"));
        return eventually(
                () -> hq.listShipments(order, null, null, null, null, null, null, null, null, 200).getItems().stream()
                        .filter(shipment -> shipment.getAttempt() == attempt)
                        .toList());
    }

    private static void dispatch(ShipmentView shipment) throws Exception {
        ShipmentView after = new ShipmentsApi(logistics(shipment.getSource()))
                .dispatchShipment(shipment.getShipmentId(), UUID.randomUUID().toString());
        assertThat(after.getStatus()).isEqualTo(ShipmentView.StatusEnum.IN_TRANSIT);
    }

    private static void report(ShipmentView shipment, MilestoneReport report) throws Exception {
        new ShipmentsApi(logistics(shipment.getCarrierId()))
                .reportMilestone(
                        shipment.getShipmentId(),
                        report.occurredAt(OffsetDateTime.now(ZoneOffset.UTC)),
                        UUID.randomUUID().toString());
    }

    @Test
    void one_order_survives_a_slip_and_a_crushed_carton() throws Exception {
        ServiceOrdersApi station = orders(STATION);

        var refused = catchThrowableOfType(
                io.partline.client.requests.ApiException.class,
                () -> station.placeServiceOrder(repair("DHF-215K"), null));
        Problem problem = new io.partline.client.requests.ApiClient()
                .getObjectMapper()
                .readValue(refused.getResponseBody(), Problem.class);
        assertThat(refused.getCode()).isEqualTo(422);
        assertThat(problem.getType()).hasToString("https://partline.io/problems/part-does-not-fit-model");
        assertThat(problem.getAdditionalProperty("suggestions"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .first()
                .extracting("partNumber")
                .isEqualTo(RIGHT);

        NewOrder order = repair(RIGHT);
        String key = UUID.randomUUID().toString();
        OrderView placed = station.placeServiceOrder(order, key);
        assertThat(station.placeServiceOrder(order, key)).isEqualTo(placed);
        String id = placed.getServiceOrderId();

        line(id, LineView.StatusEnum.RESERVED, 1);
        ShipmentView first = shipment(id, 1);
        dispatch(first);
        report(
                first,
                new MilestoneReport().type(MilestoneReport.TypeEnum.DAMAGED).note("carton crushed"));

        ShipmentView second = shipment(id, 2);
        assertThat(second.getReplaces()).isEqualTo(first.getShipmentId());
        ClaimView claim = eventually(() -> new ClaimsApi(logistics("HQ"))
                .listClaims(first.getShipmentId(), null, null, null, null, null, null)
                .getItems());
        assertThat(claim.getStatus()).isEqualTo(ClaimView.StatusEnum.OPEN);
        ReturnView back = eventually(() -> returns("HQ")
                .listReturns(first.getShipmentId(), null, null, null, null, null, null)
                .getItems());
        assertThat(back.getPartNumber()).isEqualTo(RIGHT);

        dispatch(second);
        report(
                second,
                new MilestoneReport()
                        .type(MilestoneReport.TypeEnum.DELIVERED)
                        .proofOfDelivery(
                                new ProofOfDelivery().signedBy("Chen").condition(ProofOfDelivery.ConditionEnum.GOOD)));
        LineView delivered = line(id, LineView.StatusEnum.DELIVERED, 2);
        OrderView done = station.confirmReceipt(
                id,
                delivered.getLineId(),
                new Receipt().condition(Receipt.ConditionEnum.GOOD),
                UUID.randomUUID().toString());
        assertThat(done.getStatus()).isEqualTo(OrderView.StatusEnum.COMPLETED);

        TimelineView timeline = station.getTimeline(id, null);
        assertThat(timeline.getStretches().stream()
                        .map(TimelineSegment::getSeconds)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(timeline.getAgeSeconds());
        assertThat(parts(STATION).getPart(RIGHT).getUnitPrice().getAmount()).matches("\\d+\\.\\d\\d");
    }
}
