package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 1,000 bytes, a mebibyte for files, 100 bytes a second after the first second, 2 s without a byte. */
class BodiesTest extends GatewayScenario {
    @Test
    void a_body_that_is_too_large_is_refused_with_the_limit_in_words() {
        Answer answer = http().post("/api/service-orders", TestTokens.hq(), Map.of("a", "x".repeat(1_000)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/detail")).contains("more than 1000 bytes");
    }

    @Test
    void a_body_without_an_announced_length_is_counted_as_it_comes() throws IOException {
        long before = REQUESTS.requests.get();
        try (Wire wire = new Wire(port)) {
            wire.chunkedPost("/api/service-orders", TestTokens.station("S-BO-01"));
            for (int i = 0; i < 20; i++) {
                wire.chunk("x".repeat(100));
            }
            wire.chunk("");
            Wire.Reply reply = wire.reply();
            assertThat(reply.status()).as(reply.text()).isEqualTo(413);
            assertThat(reply.isProblem()).isTrue();
            assertThat(reply.detail()).contains("more than 1000 bytes");
        }
        assertThat(REQUESTS.requests.get()).as("what reached the service").isEqualTo(before);
    }

    @Test
    void a_chunked_body_within_the_limit_arrives_whole() throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.chunkedPost("/api/service-orders?dry=yes", TestTokens.station("S-BO-02"));
            wire.chunk("one ");
            wire.chunk("two");
            wire.write("0\r\n\r\n");
            assertThat(wire.reply().text()).contains("\"body\":\"one two\"").contains("service-orders?dry=yes");
        }
    }

    @Test
    void a_form_is_passed_on_as_it_came() throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.write("POST /api/service-orders?q=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n"
                    + "Authorization: Bearer " + TestTokens.station("S-BO-03") + "\r\n\r\nb=%41&a");
            assertThat(wire.reply().text()).contains("\"body\":\"b=%41&a\"").contains("service-orders?q=1\"");
        }
    }

    @Test
    void a_file_goes_through_for_HQ_and_OPS() {
        for (String token : new String[] {TestTokens.hq(), TestTokens.ops()}) {
            long before = INVENTORY.bytes.get();
            assertThat(http().csv("/api/parts/import", token, "x".repeat(500_000))
                            .status())
                    .isEqualTo(201);
            assertThat(INVENTORY.bytes.get() - before).isEqualTo(500_000);
        }
    }

    @Test
    void nobody_else_may_import_and_not_a_byte_is_asked_for() throws IOException {
        long before = INVENTORY.requests.get();
        for (String token :
                new String[] {TestTokens.station("S-BO-04"), TestTokens.centre("C-BO-04"), TestTokens.carrier("CR-BO")
                }) {
            try (Wire wire = new Wire(port)) {
                wire.write("POST /api/parts/import HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                        + "Transfer-Encoding: chunked\r\nAuthorization: Bearer " + token + "\r\n\r\n");
                Wire.Reply reply = wire.reply();
                assertThat(reply.status()).as(reply.text()).isEqualTo(403);
                assertThat(reply.isProblem()).isTrue();
                assertThat(reply.text()).doesNotContain("100 Continue").contains("not-allowed");
            }
        }
        assertThat(INVENTORY.requests.get()).isEqualTo(before);
    }

    @Test
    void a_limit_for_files_may_be_set_and_is_counted_as_they_come() throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.chunkedPost("/api/parts/import", TestTokens.hq());
            for (int i = 0; i < 20; i++) {
                wire.chunk("x".repeat(65_000));
            }
            wire.write("0\r\n\r\n");
            Wire.Reply reply = wire.reply();
            assertThat(reply.status()).as(reply.text()).isEqualTo(413);
            assertThat(reply.detail()).contains("more than 1048576 bytes");
        }
    }

    @Test
    void a_body_that_does_not_come_is_cut_off() throws IOException {
        for (String path : new String[] {"/api/service-orders", "/api/parts/import"}) {
            long start = System.nanoTime();
            try (Wire wire = new Wire(port)) {
                wire.chunkedPost(path, TestTokens.hq());
                wire.chunk("x");
                Wire.Reply reply = wire.reply();
                assertThat(reply.status()).as(reply.text()).isEqualTo(408);
                assertThat(reply.isProblem()).as(reply.text()).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void a_body_that_drips_is_cut_off_too() throws Exception {
        for (String path : new String[] {"/api/service-orders", "/api/parts/import"}) {
            try (Wire wire = new Wire(port)) {
                wire.chunkedPost(path, TestTokens.hq());
                Thread dripping = Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 100; i++) {
                            wire.chunk("x");
                            Thread.sleep(200);
                        }
                    } catch (IOException | InterruptedException cutOff) {
                        Thread.currentThread().interrupt();
                    }
                });
                Wire.Reply reply = wire.reply();
                assertThat(reply.status()).as(reply.text()).isEqualTo(408);
                assertThat(reply.detail()).contains("too slowly");
                dripping.interrupt();
                dripping.join();
            }
        }
    }

    @Test
    void a_refusal_ends_the_request_and_not_the_connection() throws IOException {
        try (Wire wire = new Wire(port)) {
            String head = "POST /api/parts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n";
            wire.write(head + "\r\nabc");
            wire.write(head + "Connection: close\r\n\r\nabc");
            assertThat(wire.reply().text().split("HTTP/1.1 401", -1)).hasSize(3);
        }
    }
}
