package io.partline.local.launcher;

import io.partline.local.client.GatewayClient;
import io.partline.local.demonetwork.DemoNetwork;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** Brings the demo network in through the public import endpoints, as a customer would bring their own files. */
final class DemoNetworkImport {
    private static final String AS = "HQ";
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Platform platform;
    private final PlatformHome home;
    private final GatewayClient client;

    /** @param issuer its token endpoint */
    DemoNetworkImport(Platform platform, PlatformHome home, URI issuer) {
        this.platform = platform;
        this.home = home;
        this.client = new GatewayClient(platform.gateway(), issuer);
    }

    /** Does nothing if a network of this size was brought in before. */
    void run(DemoSize size, Progress progress) {
        try {
            Path done = home.demoNetwork();
            if (Files.exists(done) && Files.readString(done).equals(size.name())) {
                return;
            }
            Path folder = home.data().resolve("demo-files");
            DemoNetwork network = size.network();
            network.writeTo(folder);
            Instant begin = Instant.now();
            for (List<String> group : network.rounds()) {
                bringIn(group, folder, progress);
            }
            progress.line(String.format(
                    Locale.ROOT,
                    "demo network in after %.1f s",
                    Duration.between(begin, Instant.now()).toMillis() / 1000.0));
            progress.now("demo network: until it has taken effect everywhere");
            new Settling(platform, client).await();
            Files.writeString(done, size.name());
        } catch (IOException e) {
            throw new LaunchFailure("The demo network's files cannot be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while the demo network came in", e);
        }
    }

    private void bringIn(List<String> group, Path folder, Progress progress) throws InterruptedException {
        List<Callable<Void>> imports = new ArrayList<>();
        for (String collection : group) {
            imports.add(() -> {
                bringIn(collection, Files.readString(folder.resolve(collection + ".csv")), progress);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(imports)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LaunchFailure failure
                    ? failure
                    : new LaunchFailure("The demo network did not come in: " + e.getCause(), e);
        }
    }

    private void bringIn(String collection, String csv, Progress progress) throws InterruptedException {
        String location = client.postCsv(AS, "/api/" + collection + "/import", csv)
                .expect(202)
                .location();
        if (location == null) {
            throw new LaunchFailure("The import of %s told no location to ask at.".formatted(collection));
        }
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            JsonNode report = client.get(AS, location).expect(200).body();
            if (report.path("status").asString().equals("COMPLETED")) {
                requireAllTaken(collection, report);
                progress.line(howFar(collection, report));
                return;
            }
            progress.now(howFar(collection, report));
            Thread.sleep(LOOK_AGAIN);
        }
        throw new LaunchFailure(
                "The import of %s did not end within %d minutes.".formatted(collection, LIMIT.toMinutes()));
    }

    private static String howFar(String collection, JsonNode report) {
        return String.format(
                Locale.ROOT,
                "%-10s %,d of %,d rows",
                collection,
                report.path("processedRows").asInt(),
                report.path("totalRows").asInt());
    }

    /** The files are the platform's own: a row that it refuses is a mistake, and the demo network is not there. */
    private static void requireAllTaken(String collection, JsonNode report) {
        int rejected = report.path("rejectedRows").asInt();
        if (rejected > 0) {
            JsonNode first = report.path("rejections").path(0);
            throw new LaunchFailure(
                    "The demo network's %s did not come in whole; rows rejected: %d, the first in line %s: %s"
                            .formatted(
                                    collection,
                                    rejected,
                                    first.path("line").asString(),
                                    first.path("reason").asString()));
        }
    }
}
