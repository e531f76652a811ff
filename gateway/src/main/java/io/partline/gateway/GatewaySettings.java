package io.partline.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, and how much one caller may ask.
 *
 * @param issuer only where the issuer stands behind this door too, as on the local platform
 * @param requestsPerSecond of one client, on average
 * @param burst requests at once of one client
 * @param atOnce requests of all clients that are being served at one moment; more are turned away
 * @param largestBody bytes
 */
@ConfigurationProperties("partline.gateway")
record GatewaySettings(
        URI inventory,
        URI requests,
        URI logistics,
        URI returns,
        @Nullable URI issuer,
        @DefaultValue("200") int requestsPerSecond,
        @DefaultValue("400") int burst,
        @DefaultValue("256") int atOnce,
        @DefaultValue("33554432") long largestBody) {}
