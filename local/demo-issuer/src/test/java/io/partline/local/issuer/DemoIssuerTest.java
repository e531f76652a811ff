package io.partline.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoIssuerTest {
    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext issuer;
    private final HttpClient client = HttpClient.newHttpClient();

    /** A start before was cut off while it wrote its key. */
    @BeforeAll
    static void start() throws IOException {
        Files.createFile(folder.resolve("key.json.new"));
        issuer = start("--partline.demo-issuer.enabled=true");
    }

    private static ConfigurableApplicationContext start(String... more) {
        SpringApplication application = new SpringApplication(DemoIssuer.class);
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "--server.port=0",
                "--logging.structured.format.console=",
                "--logging.level.root=ERROR",
                "--partline.demo-issuer.issuer-uri=http://issuer.test",
                "--partline.demo-issuer.key-folder=" + folder));
        arguments.addAll(List.of(more));
        return application.run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private HttpResponse<String> token(String id, String secret) throws Exception {
        String port = issuer.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes()))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JWTClaimsSet claims(String id) throws Exception {
        JsonNode body = new JsonMapper().readTree(token(id, "demo").body());
        return SignedJWT.parse(body.get("access_token").asString()).getJWTClaimsSet();
    }

    @Test
    void every_site_and_carrier_gets_a_token_that_says_for_whom_it_speaks() throws Exception {
        JWTClaimsSet station = claims("S-TZ-01");
        assertThat(station.getIssuer()).isEqualTo("http://issuer.test");
        assertThat(station.getAudience()).containsExactly("partline");
        assertThat(station.getStringListClaim("roles")).containsExactly("STATION");
        assertThat(station.getStringClaim("site")).isEqualTo("S-TZ-01");
        assertThat(claims("C-HZ").getStringListClaim("roles")).containsExactly("CENTRE");
        assertThat(claims("HQ").getStringListClaim("roles")).containsExactly("HQ");
        assertThat(claims("CR-01").getStringClaim("carrier")).isEqualTo("CR-01");
        assertThat(claims("OPS").getClaims()).doesNotContainKeys("site", "carrier");
    }

    @Test
    void a_wrong_secret_or_an_id_of_no_kind_gets_none() throws Exception {
        assertThat(token("S-TZ-01", "wrong").statusCode()).isEqualTo(401);
        assertThat(token("admin", "demo").statusCode()).isEqualTo(401);
    }

    @Test
    void it_does_not_start_by_accident_nor_on_another_address() {
        assertThatThrownBy(() -> start("--partline.demo-issuer.enabled=false"))
                .rootCause()
                .hasMessageContaining("local platform only");
        assertThatThrownBy(() -> start("--partline.demo-issuer.enabled=true", "--server.address=0.0.0.0"))
                .rootCause()
                .hasMessageContaining("127.0.0.1 only");
    }
}
