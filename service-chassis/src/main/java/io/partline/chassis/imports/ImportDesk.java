package io.partline.chassis.imports;

import io.partline.chassis.rest.IdempotencyKeys;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes CSV files and tells how far they are. */
@RestController
class ImportDesk {
    private final ImportJobs jobs;

    ImportDesk(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Operation(summary = "Import a CSV file; progress and rejected rows at the Location")
    @PostMapping(path = "/api/{collection}/import")
    ResponseEntity<ImportReport> submit(
            @PathVariable String collection,
            @RequestBody byte[] file,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            Caller caller) {
        caller.require("import-files", Role.HQ, Role.OPS);
        IdempotencyKeys.requireGood(key);
        String cause = key == null ? UUID.randomUUID().toString() : caller.personId() + "/" + collection + "/" + key;
        String id = "IMP-" + UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
        ImportReport report = jobs.submit(id, collection, new String(file, StandardCharsets.UTF_8), caller.personId())
                .orElseThrow(() -> new IdempotencyKeys.KeyReused(Objects.requireNonNull(key)));
        return ResponseEntity.accepted()
                .location(URI.create("/api/" + collection + "/import/" + id))
                .body(report);
    }

    @Operation(summary = "How far an import is, and the rows it refused")
    @GetMapping("/api/{collection}/import/{importId}")
    ImportReport report(@PathVariable String collection, @PathVariable String importId, Caller caller) {
        caller.require("see-imports", Role.HQ, Role.OPS);
        return jobs.report(collection, importId);
    }

    @Scheduled(fixedDelayString = "PT0.1S")
    void workOff() {
        jobs.workOff();
    }

    @AutoConfiguration(
            before = TaskSchedulingAutoConfiguration.class,
            afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
    @EnableScheduling
    static class Wiring {
        /** An import may take minutes; whatever else a service does by the clock goes on beside it. */
        @Bean
        ThreadPoolTaskScheduler taskScheduler() {
            return new ThreadPoolTaskSchedulerBuilder()
                    .poolSize(4)
                    .threadNamePrefix("scheduled-")
                    .build();
        }

        @Bean
        ImportDesk importDesk(
                ObjectProvider<CsvImport> imports,
                JdbcTemplate jdbc,
                PlatformTransactionManager transactions,
                Clock clock) {
            return new ImportDesk(new ImportJobs(
                    imports.orderedStream().toList(), jdbc, new TransactionTemplate(transactions), clock));
        }
    }
}
