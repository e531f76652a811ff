package io.partline.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token is checked once in a while, never taken beyond its end, and a bad one is never remembered. */
class RememberedTokensTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private Instant now = START;
    private final RememberedTokens tokens = new RememberedTokens(
            token -> {
                checked.add(token);
                if (token.equals("forged") || now.isAfter(START.plusSeconds(20))) {
                    throw new BadJwtException(token);
                }
                return Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject("S-TZ-01")
                        .issuedAt(START)
                        .expiresAt(START.plusSeconds(20))
                        .build();
            },
            clock());

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void a_good_one_is_checked_once() {
        assertThat(tokens.decode("good").getSubject()).isEqualTo("S-TZ-01");
        now = START.plusSeconds(19);
        assertThat(tokens.decode("good").getSubject()).isEqualTo("S-TZ-01");
        assertThat(checked).containsExactly("good");
    }

    @Test
    void one_that_has_ended_is_checked_again_and_refused() {
        tokens.decode("good");
        now = START.plusSeconds(21);
        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_forged_one_is_refused_each_time() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(checked).containsExactly("forged", "forged");
    }
}
