package io.partline.chassis.rest;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Makes every POST of a service one transaction, and repeatable under an {@code Idempotency-Key}.
 *
 * <p>Key, effect and answer commit together, so there is no moment at which a crash could leave one without the others.
 * A repetition that comes while the first is still running waits for it. A refusal changes nothing and is not kept:
 * the same key may be used again for the corrected request. A request that loses a race is run again from the start.
 */
@Aspect
@Order(0)
public class IdempotentPosts {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int TRIES = 20;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public IdempotentPosts(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The same key came with another request. */
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

    @Around("@annotation(org.springframework.web.bind.annotation.PostMapping) && within(io.partline..*)"
            + " && !within(io.partline.chassis..*)")
    public Object once(ProceedingJoinPoint endpoint) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String key = request.getHeader(HEADER);
        requireGood(key);
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transaction.execute(status -> key == null ? proceed(endpoint) : once(endpoint, request, key)));
            } catch (ConcurrencyException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** @throws Invalid if it is empty or too long; none at all is fine */
    public static void requireGood(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Invalid.field(HEADER, "must be 1 to %d characters".formatted(LONGEST_KEY));
        }
    }

    private Object once(ProceedingJoinPoint endpoint, HttpServletRequest request, String key) {
        String caller = SecurityContextHolder.getContext().getAuthentication() == null
                ? ""
                : SecurityContextHolder.getContext().getAuthentication().getName();
        String hash = hash(request, endpoint.getArgs());
        // Waits here for a first request under the same key that has not committed yet.
        int claimed = jdbc.update(
                "insert into idempotency_key (caller, key, request_hash) values (?, ?, ?) on conflict do nothing",
                caller,
                key,
                hash);
        if (claimed == 0) {
            Optional<Answer> before = jdbc
                    .query(
                            "select request_hash, status, location, body from idempotency_key where caller = ? and key = ?",
                            (row, n) -> new Answer(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
                            caller,
                            key)
                    .stream()
                    .findFirst();
            Answer answer =
                    before.orElseThrow(() -> new ConcurrencyException("the key's first request has just failed"));
            if (!answer.requestHash().equals(hash)) {
                throw new KeyReused(key);
            }
            return replay(answer);
        }
        ResponseEntity<?> answer = proceed(endpoint);
        Object body = answer.getBody();
        jdbc.update(
                "update idempotency_key set status = ?, location = ?, body = ? where caller = ? and key = ?",
                answer.getStatusCode().value(),
                answer.getHeaders().getFirst(HttpHeaders.LOCATION),
                body == null ? null : EventJson.write(body),
                caller,
                key);
        // The first answer is written from the same text as any repetition.
        return body == null
                ? answer
                : replay(new Answer(
                        hash,
                        answer.getStatusCode().value(),
                        answer.getHeaders().getFirst(HttpHeaders.LOCATION),
                        EventJson.write(body)));
    }

    private static ResponseEntity<?> proceed(ProceedingJoinPoint endpoint) {
        try {
            return (ResponseEntity<?>) endpoint.proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResponseEntity<?> replay(Answer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() == null) {
            return response.build();
        }
        return response.contentType(MediaType.APPLICATION_JSON).body(EventJson.read(answer.body(), Object.class));
    }

    /** The request's identity: path, and what the endpoint was given of it. */
    private static String hash(HttpServletRequest request, @Nullable Object[] arguments) {
        List<String> parts = new java.util.ArrayList<>();
        parts.add(request.getRequestURI());
        for (Object argument : arguments) {
            if (argument != null
                    && (argument.getClass().isRecord()
                            || argument instanceof CharSequence
                            || argument instanceof Map)) {
                parts.add(EventJson.write(argument));
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(2L << Math.min(attempt, 6)) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", e);
        }
    }
}
