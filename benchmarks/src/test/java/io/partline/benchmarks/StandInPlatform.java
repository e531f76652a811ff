package io.partline.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.partline.chassis.events.EventJson;
import io.partline.realparts.RealParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Answers as the gateway would and writes to the topics at once, but loses the reservation of every fifth order. */
final class StandInPlatform implements AutoCloseable {
    static final int LOSES_EVERY = 5;
    private static final String CARRIER = "CR-01";

    private final HttpServer server;
    private final KafkaProducer<String, String> producer;
    private final AtomicInteger placed = new AtomicInteger();

    StandInPlatform() throws IOException, ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            // A service that was measured before may have asked for one of them.
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(Stream.of("partline.inventory.v1", "partline.logistics.v1", "partline.carrier.CR-01.v1")
                            .filter(name -> !there.contains(name))
                            .map(name -> new NewTopic(name, Optional.of(2), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka()), new StringSerializer(), new StringSerializer());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth2/token", exchange -> answer(exchange, 200, Map.of("access_token", "t")));
        server.createContext("/api/service-orders", this::order);
        server.createContext("/api/shipments/", this::shipment);
        server.start();
    }

    static String kafka() {
        return RealParts.kafka();
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void order(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, Map.of("lines", List.of(Map.of("status", "RESERVED"))));
            return;
        }
        int number = placed.incrementAndGet();
        String line = "SO-%d-1".formatted(number);
        if (number % LOSES_EVERY != 0) {
            tell("partline.inventory.v1", "io.partline.inventory.stock-reserved.v1", Map.of("lineId", line));
        }
        tell(
                "partline.logistics.v1",
                "io.partline.logistics.shipment-planned.v1",
                Map.of("shipmentId", "SH-" + line, "carrierId", CARRIER));
        answer(exchange, 201, Map.of("lines", List.of(Map.of("lineId", line))));
    }

    private void shipment(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path[4].equals("milestones")) {
            String at = EventJson.mapper()
                    .readTree(exchange.getRequestBody().readAllBytes())
                    .path("occurredAt")
                    .asString();
            tell(
                    "partline.carrier.CR-01.v1",
                    "io.partline.logistics.shipment-milestone-reported.v1",
                    Map.of("shipmentId", path[3], "occurredAt", at));
        }
        answer(exchange, 200, Map.of());
    }

    private void tell(String topic, String type, Map<String, String> data) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, EventJson.write(data));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = EventJson.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        producer.close();
    }
}
