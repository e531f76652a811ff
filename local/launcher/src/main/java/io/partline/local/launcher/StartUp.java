package io.partline.local.launcher;

import io.partline.local.launcher.ProcessSpec.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One start of all processes that are not running, each as soon as what it needs is ready. */
final class StartUp {
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int SHOWN_LOG_LINES = 15;

    private final PlatformHome home;
    private final Ledger ledger;
    private final Progress progress;
    private final List<ProcessSpec> specs;
    private final DetachedJava java = new DetachedJava();
    private final Map<String, CompletableFuture<Void>> ready = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable LaunchFailure> failure = new AtomicReference<>();
    private final Instant begin = Instant.now();

    StartUp(PlatformHome home, Ledger ledger, Progress progress, List<ProcessSpec> specs) {
        this.home = home;
        this.ledger = ledger;
        this.progress = progress;
        this.specs = specs;
    }

    void run() {
        List<StartedProcess> before =
                ledger.all().stream().filter(StartedProcess::isAlive).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            specs.forEach(spec -> threads.execute(() -> bringUp(spec)));
        }
        LaunchFailure failed = failure.get();
        if (failed != null) {
            new ShutDown(ledger, Progress.SILENT).runExcept(before);
            throw failed;
        }
    }

    private void bringUp(ProcessSpec spec) {
        try {
            start(spec);
            readiness(spec.name()).complete(null);
        } catch (LaunchFailure e) {
            failure.compareAndSet(null, e);
            readiness(spec.name()).completeExceptionally(e);
        } catch (CompletionException e) {
            readiness(spec.name()).completeExceptionally(e);
        } catch (InterruptedException | RuntimeException e) {
            failure.compareAndSet(null, new LaunchFailure("%s could not be started: %s".formatted(spec.name(), e), e));
            readiness(spec.name()).completeExceptionally(e);
        }
    }

    private void start(ProcessSpec spec) throws InterruptedException {
        if (ledger.find(spec.name()).filter(StartedProcess::isAlive).isPresent()) {
            awaitReady(spec, null);
            return;
        }
        switch (spec.program()) {
            case Program.Main(var flags, var mainClass, var arguments) -> {
                awaitNeeds(spec);
                launch(spec, DetachedJava.withOwnClassPath(flags, mainClass, arguments));
            }
            case Program.Jar(var jar, var flags, var arguments) -> {
                UnpackedApp app = UnpackedApp.of(spec.name(), jar, flags, home);
                awaitNeeds(spec);
                launch(spec, app.run(arguments));
            }
        }
        progress.line("%-10s ready after %4.1f s"
                .formatted(spec.name(), Duration.between(begin, Instant.now()).toMillis() / 1000.0));
        tellWhoIsAwaited(spec);
    }

    private void tellWhoIsAwaited(ProcessSpec justReady) {
        String awaited = specs.stream()
                .filter(spec -> !spec.name().equals(justReady.name())
                        && !readiness(spec.name()).isDone())
                .map(ProcessSpec::name)
                .collect(Collectors.joining(", "));
        if (!awaited.isEmpty()) {
            progress.now("starting   " + awaited);
        }
    }

    private CompletableFuture<Void> readiness(String name) {
        return ready.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }

    private void awaitNeeds(ProcessSpec spec) {
        spec.needs().forEach(need -> readiness(need).join());
    }

    /** Starts the process and returns when it is ready. */
    private void launch(ProcessSpec spec, List<String> command) throws InterruptedException {
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
        Process process = java.start(command, spec.environment(), home.log(spec.name()));
        StartedProcess started = StartedProcess.of(spec.name(), spec.needs(), process);
        ledger.put(started);
        awaitReady(spec, process);
        ledger.put(started.with(Stream.concat(process.descendants(), spec.companions().get().stream())
                .toList()));
    }

    private void awaitReady(ProcessSpec spec, @Nullable Process process) throws InterruptedException {
        Instant limit = Instant.now().plus(READY_LIMIT);
        while (Instant.now().isBefore(limit)) {
            if (process != null && !process.isAlive()) {
                throw new LaunchFailure("%s ended while starting (exit code %d). The end of its log:%n%s"
                        .formatted(spec.name(), process.exitValue(), endOfLog(spec)));
            }
            if (spec.readiness().isReady()) {
                return;
            }
            if (failure.get() != null) {
                throw new CompletionException(failure.get());
            }
            Thread.sleep(LOOK_AGAIN);
        }
        throw new LaunchFailure("%s was not ready within %d s. The end of its log:%n%s"
                .formatted(spec.name(), READY_LIMIT.toSeconds(), endOfLog(spec)));
    }

    private String endOfLog(ProcessSpec spec) {
        Path log = home.log(spec.name());
        try {
            return String.join("\n", new LogFile(log).lastLines(SHOWN_LOG_LINES)) + "\n(all of it: " + log + ")";
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }
}
