package io.partline.chassis.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** An issuer for tests: real keys, served over HTTP as a JSON Web Key Set. */
public final class TestTokens {
    public static final String ISSUER = "http://issuer.test";
    private static final RSAKey KEY = key();
    private static final HttpServer SERVER = serve();

    private TestTokens() {}

    /** What points a resource server at this issuer. */
    public static Map<String, String> properties() {
        return Map.of(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                ISSUER,
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/jwks");
    }

    public static String station(String siteId) {
        return token(siteId, "STATION", "site", KEY, Duration.ofHours(1));
    }

    public static String centre(String siteId) {
        return token(siteId, "CENTRE", "site", KEY, Duration.ofHours(1));
    }

    public static String hq() {
        return token("HQ", "HQ", "site", KEY, Duration.ofHours(1));
    }

    public static String carrier(String carrierId) {
        return token(carrierId, "CARRIER", "carrier", KEY, Duration.ofHours(1));
    }

    public static String ops() {
        return token("OPS", "OPS", null, KEY, Duration.ofHours(1));
    }

    public static String expired(String siteId) {
        return token(siteId, "STATION", "site", KEY, Duration.ofHours(-1));
    }

    /** Good in every other way, but for ever. */
    public static String endless(String siteId) {
        return signed(claims(siteId, List.of("STATION"), "site").build(), KEY);
    }

    public static String ofTwoRoles(String siteId) {
        return signed(
                claims(siteId, List.of("STATION", "HQ"), "site")
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build(),
                KEY);
    }

    /** Well formed, signed with a key the issuer does not have. */
    public static String forged(String siteId) {
        return token(siteId, "STATION", "site", key(), Duration.ofHours(1));
    }

    private static String token(String client, String role, String bound, RSAKey key, Duration life) {
        return signed(
                claims(client, List.of(role), bound)
                        .expirationTime(Date.from(Instant.now().plus(life)))
                        .build(),
                key);
    }

    private static JWTClaimsSet.Builder claims(String client, List<String> roles, String bound) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(client)
                .audience("partline")
                .claim("roles", roles)
                .issueTime(Date.from(Instant.now().minus(Duration.ofHours(2))));
        return bound == null ? claims : claims.claim(bound, client);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
