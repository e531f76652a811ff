package io.partline.chassis.rest;

import io.partline.chassis.outage.Conflict;
import io.partline.chassis.outage.Outage;
import io.partline.chassis.refusal.AfterRefusal;
import io.partline.chassis.refusal.Refusal;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/** Turns everything that can go wrong at the edge into a problem for the person who must act. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String INVALID = "invalid-request";
    private static final String RETRY_AFTER_SECONDS = "1";
    /** SQLState of character_not_in_repertoire and untranslatable_character. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private final ProblemWriter problems;
    private final List<AfterRefusal<?>> afterRefusals;

    Problems(ProblemWriter problems, List<AfterRefusal<?>> afterRefusals) {
        this.problems = problems;
        this.afterRefusals = afterRefusals;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, Locale locale) {
        afterRefusals.forEach(after -> tell(after, refusal));
        return answer(problems.problem(refusal, locale));
    }

    private static <R extends Refusal> void tell(AfterRefusal<R> after, Refusal refusal) {
        if (after.refusal().isInstance(refusal)) {
            try {
                after.on(after.refusal().cast(refusal));
            } catch (RuntimeException e) {
                LOG.error("{} failed after the refusal {}", after.getClass().getSimpleName(), refusal.problem(), e);
            }
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException e) {
        // One word for each field: what is blank is also too short, and so on.
        Map<String, Map<String, String>> errors = new TreeMap<>();
        Stream.concat(
                        e.getFieldErrors().stream().map(error -> error(error.getField(), error.getDefaultMessage())),
                        e.getGlobalErrors().stream()
                                .map(error -> error(error.getObjectName(), error.getDefaultMessage())))
                .sorted(Comparator.comparing(error -> String.valueOf(error.get("message"))))
                .forEach(error -> errors.putIfAbsent(String.valueOf(error.get("field")), error));
        return invalid(List.copyOf(errors.values()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(ConstraintViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(violation -> error(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList());
    }

    private static Map<String, String> error(String field, @Nullable String message) {
        return Map.of("field", field, "message", message == null ? "is not valid" : message);
    }

    private ResponseEntity<ProblemDetail> invalid(List<Map<String, String>> errors) {
        String detail = errors.stream()
                .map(error -> error.get("field") + " " + error.get("message"))
                .collect(Collectors.joining("; ", "", "."));
        return answer(problem(HttpStatus.BAD_REQUEST, INVALID, detail, Map.of("errors", errors)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        String field = "body";
        String message = "must be a JSON object of the documented shape";
        if (e.getCause() instanceof StreamReadException syntax) {
            message = "is no valid JSON: " + syntax.getOriginalMessage();
        } else if (e.getCause() instanceof DatabindException mapping
                && !mapping.getPath().isEmpty()) {
            field = path(mapping.getPath());
            message = "has a value that cannot be read as what it should be";
        }
        return invalid(List.of(error(field, message)));
    }

    private static String path(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        Class<?> wanted = e.getRequiredType();
        String should = wanted == null
                ? "something else"
                : wanted.isEnum() ? "one of " + List.of(wanted.getEnumConstants()) : wanted.getSimpleName();
        return invalid(List.of(error(e.getName(), "must be " + should)));
    }

    @ExceptionHandler(ConcurrencyException.class)
    ResponseEntity<ProblemDetail> raced() {
        return answer(problem(
                HttpStatus.CONFLICT,
                "changed-meanwhile",
                "Somebody else changed the same thing at the same moment, again and again. Nothing was done; try again.",
                Map.of()));
    }

    /** PostgreSQL stores no NUL and no half of a surrogate pair; whoever sent one has to know. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> notStored(NestedRuntimeException e) throws Exception {
        if (Conflict.caused(e)) {
            return raced();
        }
        if (Outage.caused(e)) {
            LOG.error("the database cannot serve a request", e);
            return answerLater(problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-unavailable",
                    "The service's database does not answer now. Try again with the same Idempotency-Key: it may or may not have been done.",
                    Map.of()));
        }
        if (e.getMostSpecificCause() instanceof SQLException cause && UNSTORABLE.contains(cause.getSQLState())) {
            return invalid(List.of(error("request", "holds a character that is no text, such as \\u0000")));
        }
        return anything(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(NoResourceFoundException e) {
        return answer(problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is nothing at /%s.".formatted(e.getResourcePath()),
                Map.of()));
    }

    /** Whatever the framework refuses by itself (wrong method, unknown path, media type) keeps its status. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> anything(Exception e) throws Exception {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = known.getBody().getDetail();
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .body(problem(
                            status, name(status), detail == null ? "The request cannot be served." : detail, Map.of()));
        }
        if (e instanceof org.springframework.security.core.AuthenticationException
                || e instanceof org.springframework.security.access.AccessDeniedException) {
            throw e;
        }
        LOG.error("unexpected failure", e);
        return answer(problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side; it is logged.",
                Map.of()));
    }

    private static String name(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> INVALID;
        };
    }

    private ProblemDetail problem(HttpStatusCode status, String name, String detail, Map<String, ?> facts) {
        return problems.problem(status, name, detail, facts, LocaleContextHolder.getLocale());
    }

    private static ResponseEntity<ProblemDetail> answerLater(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
