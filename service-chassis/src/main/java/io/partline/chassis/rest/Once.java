package io.partline.chassis.rest;

import io.partline.chassis.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Makes a writing request one transaction, and repeatable under its {@code Idempotency-Key}. An endpoint takes it as a
 * parameter and answers through it.
 *
 * <p>Key, effect and answer commit together, so there is no moment at which a crash could leave one without the others.
 * A refusal changes nothing and is not kept: the same key may be used again for the corrected request. A request that
 * loses a race is run again from the start.
 */
public final class Once {
    private final IdempotencyKeys keys;
    private final @Nullable String key;
    private final String caller;
    private final String path;

    /**
     * @param key as the client sent it; null if it sent none
     * @param caller whose key it is: two callers may use the same
     */
    Once(IdempotencyKeys keys, @Nullable String key, String caller, String path) {
        IdempotencyKeys.requireGood(key);
        this.keys = keys;
        this.key = key;
        this.caller = caller;
        this.path = path;
    }

    /**
     * @param body what was asked, to tell a repetition from another request; null if the path says it all
     * @param effect runs in one transaction, perhaps several times; only the last one counts
     */
    public <T> ResponseEntity<T> answer(@Nullable Object body, Supplier<ResponseEntity<T>> effect) {
        return key == null ? keys.withoutKey(effect) : keys.withKey(caller, key, hash(body), effect);
    }

    private String hash(@Nullable Object body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((path + "\n" + (body == null ? "" : EventJson.write(body)))
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
