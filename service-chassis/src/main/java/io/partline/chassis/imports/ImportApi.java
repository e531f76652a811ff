package io.partline.chassis.imports;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.IdempotencyKeys;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes CSV files and tells how far they are. */
@RestController
class ImportApi {
    /** A node that stopped leaves its jobs to the others: how often to look for one, in seconds. */
    private static final int LOOK_AGAIN_S = 2;

    private final ImportJobs jobs;
    private final Semaphore submitted = new Semaphore(0);

    ImportApi(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Operation(summary = "Import a CSV file; progress and rejected rows at the Location")
    @Refuses({UnreadableFile.class, IdempotencyKeys.KeyReused.class})
    @PostMapping(path = "/api/{collection}/import", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ImportReport> importFile(
            @PathVariable String collection,
            @RequestBody InputStreamResource file,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            Caller caller)
            throws IOException {
        caller.require("import-files", Role.HQ, Role.OPS);
        IdempotencyKeys.requireGood(key);
        String cause = key == null ? UUID.randomUUID().toString() : caller.personId() + "/" + collection + "/" + key;
        String id = "IMP-" + UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
        ImportReport report = jobs.submit(id, collection, file.getInputStream(), caller.personId())
                .orElseThrow(() -> new IdempotencyKeys.KeyReused(Objects.requireNonNull(key)));
        submitted.release();
        return ResponseEntity.accepted()
                .location(URI.create("/api/" + collection + "/import/" + id))
                .body(report);
    }

    @Operation(summary = "How far an import is, and the rows it refused")
    @Refuses(Forbidden.class)
    @GetMapping("/api/{collection}/import/{importId}")
    ImportReport getImport(@PathVariable String collection, @PathVariable String importId, Caller caller) {
        caller.require("see-imports", Role.HQ, Role.OPS);
        return jobs.report(collection, importId);
    }

    @Operation(
            summary = "The rows that an import refused, as CSV: mend them and send the file again",
            description = "Each row stands as it was, behind its reason in the column rejectedBecause.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string"),
                            examples =
                                    @ExampleObject(
                                            "rejectedBecause,partNumber,quantity\r\nquantity is 'many'; it should be a whole number,DHF-215K,many\r\n")))
    @Refuses(Forbidden.class)
    @GetMapping(path = "/api/{collection}/import/{importId}/rejected.csv", produces = "text/csv")
    void getRejectedRows(
            @PathVariable String collection, @PathVariable String importId, Caller caller, HttpServletResponse response)
            throws IOException {
        caller.require("see-imports", Role.HQ, Role.OPS);
        jobs.report(collection, importId);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s-rejected.csv\"".formatted(collection));
        jobs.rejected(collection, importId, response.getWriter());
    }

    @Scheduled(fixedDelayString = "PT0.001S")
    void workOff() {
        try {
            if (submitted.tryAcquire(LOOK_AGAIN_S, TimeUnit.SECONDS)) {
                submitted.drainPermits();
            }
            jobs.workOff();
        } catch (InterruptedException e) {
            // the node stops
            Thread.currentThread().interrupt();
        }
    }
}
