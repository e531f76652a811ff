package io.partline.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A service that answers with what reached it, counts the bytes, and hangs on {@code slow=yes} until it is released. */
final class StandIn implements AutoCloseable {
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong requests = new AtomicLong();
    private final String name;
    private final HttpServer server;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private volatile CountDownLatch slow = new CountDownLatch(1);

    StandIn(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(people);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void releaseTheSlow() {
        slow.countDown();
        slow = new CountDownLatch(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if ("slow=yes".equals(exchange.getRequestURI().getRawQuery())) {
            waitForRelease();
        }
        byte[] buffer = new byte[8_192];
        StringBuilder text = new StringBuilder();
        for (int read; (read = exchange.getRequestBody().read(buffer)) >= 0; ) {
            bytes.addAndGet(read);
            if (text.length() < 1_000) {
                text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        }
        byte[] body = """
                {"service":"%s","method":"%s","path":"%s","body":"%s","authorization":%b,"key":"%s","trace":"%s","from":"%s"}""".formatted(
                        name,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        text.toString().replace("\"", "'"),
                        exchange.getRequestHeaders().containsKey("Authorization"),
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        exchange.getRequestHeaders().getFirst("traceparent"),
                        exchange.getRequestHeaders().get("X-Forwarded-For"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/api/service-orders/SO-1");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 201 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void waitForRelease() {
        try {
            slow.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        releaseTheSlow();
        server.stop(0);
        people.shutdownNow();
    }
}
