package io.partline.local.story;

import io.partline.local.client.GatewayClient;
import java.net.URI;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What all scenes share: who plays, the platform they play on, and who tells it.
 *
 * @param serialNumber of the fridge, another one in every play
 */
record Stage(GatewayClient client, Lookup lookup, Telling telling, String serialNumber) {
    static Stage at(URI gateway, URI issuer, Telling telling) {
        GatewayClient client = new GatewayClient(gateway, issuer);
        return new Stage(
                client,
                new Lookup(client),
                telling,
                "KA2002-" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT));
    }

    /** Which sites could have promised the part, and why the chosen one was chosen. */
    void candidates(String order) {
        JsonNode sourcing = client.get(Cast.STATION, "/api/service-orders/%s/sourcing".formatted(order))
                .expect(200)
                .body();
        for (JsonNode candidate : sourcing.path("candidates")) {
            if (candidate.path("availableToPromise").asLong() > 0
                    || candidate.path("chosen").asBoolean()) {
                telling.fact("%s %-6s can promise %d: %s"
                        .formatted(
                                candidate.path("chosen").asBoolean() ? "→" : " ",
                                candidate.path("siteId").asString(),
                                candidate.path("availableToPromise").asLong(),
                                candidate.path("reason").asString()));
            }
        }
    }

    static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException(otherwise);
        }
    }
}
