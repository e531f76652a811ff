package io.partline.local.issuer;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Clients are not registered: a well-formed site or carrier id is one. */
class DemoClients implements RegisteredClientRepository {
    static final String SECRET = "{noop}demo";
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** The role an id speaks in; its first letter tells. */
    enum Kind {
        HQ("HQ", "site"),
        OPS("OPS", null),
        CENTRE("C-[A-Z0-9]{2,10}", "site"),
        STATION("S-[A-Z0-9]{2,6}-[0-9]{2,4}", "site"),
        CARRIER("CR-[0-9]{2,4}", "carrier");

        private final Pattern id;
        private final @Nullable String claim;

        Kind(String id, @Nullable String claim) {
            this.id = Pattern.compile("(?<bound>" + id + ")(\\.[a-z][a-z-]{0,30})?");
            this.claim = claim;
        }

        static @Nullable Kind of(String clientId) {
            for (Kind kind : values()) {
                if (kind.id.matcher(clientId).matches()) {
                    return kind;
                }
            }
            return null;
        }

        /** The site or carrier of a client of this kind: of {@code C-HZ.li}, who is a person, {@code C-HZ}. */
        String boundTo(String clientId) {
            Matcher matcher = id.matcher(clientId);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(clientId);
            }
            return matcher.group("bound");
        }

        /** The claim that carries the client's own site or carrier. */
        @Nullable
        String claim() {
            return claim;
        }
    }

    /** Called with the secret in a stronger encoding after each sign-in; nothing is kept here. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (Kind.of(clientId) == null) {
            return null;
        }
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
