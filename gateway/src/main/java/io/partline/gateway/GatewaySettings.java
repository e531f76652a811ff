package io.partline.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are, and how much one caller may ask. All limits are those of one node.
 *
 * @param issuer only where the issuer stands behind this gateway too, as on the local platform
 * @param requestsPerSecond of one client, on average
 * @param burst requests at once of one client
 * @param signInsPerSecond sign-ins and failed authentications of one address, on average
 * @param signInBurst sign-ins and failed authentications of one address at once
 * @param trustedProxies networks such as 10.0.0.0/8 whose X-Forwarded-For is believed; none by default
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
        @DefaultValue("20") int signInsPerSecond,
        @DefaultValue("400") int signInBurst,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue Places places,
        @DefaultValue Bodies bodies) {

    /**
     * What is being served at one moment.
     *
     * @param perRoute requests with one service
     * @param perClient of those, the most that are one client's
     * @param imports files on their way to or from one service; they take no place of the other requests
     * @param importsPerClient of those, the most that are one client's
     * @param patience how long a request waits for a place before it is turned away
     */
    record Places(
            @DefaultValue("32") int perRoute,
            @DefaultValue("12") int perClient,
            @DefaultValue("4") int imports,
            @DefaultValue("2") int importsPerClient,
            @DefaultValue("250ms") Duration patience) {}

    /**
     * @param largest of every request that is no import
     * @param largestImport no limit where it is not set
     * @param memory for bodies that are held until their requests are served, all together
     * @param memoryPerClient of that, the most that is one client's
     * @param slowest bytes a second
     * @param grace a body is not called slow before the gateway has waited so long for it
     * @param importTime from the first byte of a file to the last
     */
    record Bodies(
            @DefaultValue("256KB") DataSize largest,
            @Nullable DataSize largestImport,
            @DefaultValue("32MB") DataSize memory,
            @DefaultValue("4MB") DataSize memoryPerClient,
            @DefaultValue("1KB") DataSize slowest,
            @DefaultValue("10s") Duration grace,
            @DefaultValue("15m") Duration importTime) {}
}
