package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextTest extends GatewayScenario {
    @ParameterizedTest
    @CsvSource({
        "/api/parts/a%00b, control character",
        "/api/parts/a%5Cb, backslash",
        "/api/parts/a;b=c, semicolon",
        "/api/parts/a%3Bb, semicolon",
        "/api/parts/a%252Fb, percent",
        "/api/parts/a%FF%FEb, UTF-8",
        "/api/parts/a%C0%AFb, UTF-8",
        "/api/parts/..%2F..%2Fops, . or ..",
        "/api/parts/%2E%2E/x, ''",
        "/api/parts//x, ''",
        "/api/parts/a%2, ''",
        "/api/service-orders/a%2Fb, slash",
        "/api%2Fparts, slash",
        "/ops/inventory/followers%2Fx, slash",
        "/api/parts?query=%ff%fe, UTF-8",
        "/api/parts?query=%C3, UTF-8",
        "/api/parts?query=a%00, zero byte",
        "/api/parts?query=a%zz, hexadecimal",
        "/oauth2/token?a=%ff, UTF-8",
    })
    void what_cannot_be_read_is_a_problem_that_says_what_it_is(String target, String detail) throws IOException {
        Wire.Reply reply = Wire.get(port, target, TestTokens.station("S-RT-01"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.isProblem()).as(reply.text()).isTrue();
        assertThat(reply.detail()).contains(detail);
        assertThat(Wire.get(port, target, null, "Accept: text/html\r\n").isProblem())
                .as("also for a browser")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/parts/AB%2FC-1",
                "/api/parts/AB%2fC-1",
                "/api/stock/HQ/AB%2FC-1",
                "/api/parts/%E9%9B%B6%E4%BB%B6?query=%C3%A4%2F"
            })
    void a_part_number_arrives_as_it_was_written(String target) throws IOException {
        Wire.Reply reply = Wire.get(port, target, TestTokens.station("S-RT-02"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).contains("\"path\":\"" + target + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/parts/\u00e4 HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/parts?q=\u00ff HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/parts?q=<> HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/parts HTTP/1.1\r\n",
                "GET /api/parts HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n",
                "GET /api/parts HTTP/1.1\r\nHost: a b\r\n",
                "GET /api/parts HTTP/9.9\r\nHost: localhost\r\n",
                "TRACE /api/parts HTTP/1.1\r\nHost: localhost\r\n",
                "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            })
    void what_the_container_refuses_is_a_problem_too(String head) throws IOException {
        isProblem(head);
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 20_000})
    void too_long_an_address_or_header_is_a_problem(int length) throws IOException {
        isProblem("GET /api/parts?q=" + "x".repeat(length) + " HTTP/1.1\r\nHost: localhost\r\n");
        isProblem("GET /api/parts HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(length) + "\r\n");
    }

    private void isProblem(String head) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.write(head + "Connection: close\r\n\r\n");
            Wire.Reply reply = wire.reply();
            assertThat(reply.status()).as(reply.text()).isBetween(400, 505);
            assertThat(reply.isProblem()).as(reply.text()).isTrue();
            assertThat(reply.text()).doesNotContain("<html").doesNotContain("Tomcat");
        }
    }
}
