package io.partline.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who gives the tokens.
 *
 * @param foreign an issuer of OpenID Connect that runs elsewhere; empty for the demo issuer behind the gateway
 */
public record Issuer(Optional<URI> foreign) {
    /** Variable that names a foreign one. */
    public static final String VARIABLE = "PARTLINE_ISSUER_URI";

    public static Issuer fromEnvironment(Map<String, String> environment) {
        return new Issuer(Optional.ofNullable(environment.get(VARIABLE))
                .filter(address -> !address.isBlank())
                .map(URI::create));
    }

    /** Where a client gets a token. */
    public URI tokens(URI gateway) {
        return foreign.map(Issuer::discovered).orElseGet(() -> gateway.resolve("/oauth2/token"));
    }

    /** As OpenID Connect Discovery 1.0 says. */
    private static URI discovered(URI issuer) {
        URI description = URI.create(issuer + "/.well-known/openid-configuration");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(HttpRequest.newBuilder(description).build(), BodyHandlers.ofString())
                    .body();
            return URI.create(
                    JsonMapper.shared().readTree(body).path("token_endpoint").asString());
        } catch (IOException e) {
            throw new IllegalStateException("%s does not answer: %s".formatted(description, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + description, e);
        }
    }
}
