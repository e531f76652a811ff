package io.partline.chassis.rest;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests that were answered, by caller and key. Key, effect and answer commit together. */
public class IdempotencyKeys {
    public static final String HEADER = "Idempotency-Key";
    public static final int MAX_KEY_LENGTH = 200;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public IdempotencyKeys(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The same key came with another request. */
    @ProblemExample("""
            {"type": "https://partline.io/problems/idempotency-key-reused", "title": "Idempotency key reused", "status": 422,
             "detail": "The Idempotency-Key 4711 was used for another request; use a new key for a new request.",
             "idempotencyKey": "4711"}
            """)
    public static final class KeyReused extends Refusal {
        public KeyReused(String key) {
            super(
                    Kind.UNACCEPTABLE,
                    "idempotency-key-reused",
                    "The Idempotency-Key %s was used for another request; use a new key for a new request."
                            .formatted(key),
                    Map.of("idempotencyKey", key));
        }
    }

    private record Answer(
            String requestHash,
            int status,
            @Nullable String location,
            @Nullable String body) {}

    /** @throws Invalid if it is empty or too long; none at all is fine */
    public static void requireGood(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > MAX_KEY_LENGTH)) {
            throw Invalid.field(HEADER, "must be 1 to %d characters".formatted(MAX_KEY_LENGTH));
        }
    }

    /** One transaction, done again from the start if it loses a race. */
    <T> ResponseEntity<T> withoutKey(Supplier<ResponseEntity<T>> effect) {
        return Conflict.repeating(() -> Objects.requireNonNull(transaction.execute(status -> effect.get())));
    }

    /**
     * The key is written last: whoever runs the same request at the same time waits there for the first to commit, finds
     * the key taken, is rolled back, and gives the first one's answer.
     */
    <T> ResponseEntity<T> withKey(String caller, String key, String hash, Supplier<ResponseEntity<T>> effect) {
        return Conflict.repeating(() -> {
            Optional<Answer> before = find(caller, key);
            if (before.isPresent()) {
                if (!before.get().requestHash().equals(hash)) {
                    throw new KeyReused(key);
                }
                return replay(before.get());
            }
            return Objects.requireNonNull(transaction.execute(status -> {
                ResponseEntity<T> response = effect.get();
                T body = response.getBody();
                Answer answer = new Answer(
                        hash,
                        response.getStatusCode().value(),
                        response.getHeaders().getFirst(HttpHeaders.LOCATION),
                        body == null ? null : EventJson.write(body));
                keep(caller, key, answer);
                // The first answer is written from the same text as any repetition.
                return replay(answer);
            }));
        });
    }

    private Optional<Answer> find(String caller, String key) {
        return jdbc
                .query(
                        "select request_hash, status, location, body from idempotency_key where caller = ? and key = ?",
                        (row, n) -> new Answer(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
                        caller,
                        key)
                .stream()
                .findFirst();
    }

    private void keep(String caller, String key, Answer answer) {
        int kept =
                jdbc.update("""
                insert into idempotency_key (caller, key, request_hash, status, location, body) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, caller, key, answer.requestHash(), answer.status(), answer.location(), answer.body());
        if (kept == 0) {
            throw new ConcurrencyException("the same request was answered meanwhile");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> ResponseEntity<T> replay(Answer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return answer.body() == null
                ? response.build()
                : (ResponseEntity<T>) response.contentType(MediaType.APPLICATION_JSON)
                        .body(EventJson.read(answer.body(), Object.class));
    }
}
