package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses under 127 and 10 are trusted proxies here. */
class AddressesTest extends GatewayScenario {
    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1",
        "'X-Forwarded-For: 203.0.113.7', 203.0.113.7",
        "'X-Forwarded-For: 1.2.3.4, 203.0.113.7, 10.1.1.1', 203.0.113.7",
        "'X-Forwarded-For: 203.0.113.7:4711', 203.0.113.7",
        "'X-Forwarded-For: 2001:db8::1', 2001:db8::1",
        "'X-Forwarded-For: unknown', 127.0.0.1",
    })
    void a_service_learns_one_address_that_no_client_can_invent(String header, String told) throws IOException {
        String line = header.isEmpty() ? "" : header + "\r\n";
        assertThat(Wire.get(port, "/api/parts", TestTokens.station("S-AD-01"), line, "X-Forwarded-Host: evil\r\n")
                        .text())
                .contains("\"from\":\"[" + told + "]\"");
    }

    @Test
    void who_never_shows_a_good_token_is_slowed_down_by_address_and_nobody_else_is() throws IOException {
        assertThat(untilRefused("/api/parts", "nonsense", "203.0.113.20").text())
                .contains("too-many-requests");
        assertThat(from("203.0.113.21", "/api/parts", "nonsense").status()).isEqualTo(401);
        assertThat(from("203.0.113.20", "/api/parts", TestTokens.station("S-AD-02"))
                        .status())
                .as("somebody with a good token behind the same address")
                .isEqualTo(200);
    }

    @Test
    void sign_ins_are_limited_by_address() throws IOException {
        assertThat(untilRefused("/oauth2/token", null, "203.0.113.30").text()).contains("too-many-requests");
        assertThat(from("203.0.113.31", "/oauth2/token", null).status()).isEqualTo(404);
    }

    private Wire.Reply untilRefused(String path, String token, String address) throws IOException {
        for (int i = 0; i < 59; i++) {
            Wire.Reply reply = from(address, path, token);
            if (reply.status() == 429) {
                assertThat(reply.text().toLowerCase(java.util.Locale.ROOT)).contains("retry-after: ");
                return reply;
            }
        }
        throw new AssertionError("never refused");
    }

    private Wire.Reply from(String address, String path, String token) throws IOException {
        return Wire.get(port, path, token, "X-Forwarded-For: " + address + "\r\n");
    }
}
