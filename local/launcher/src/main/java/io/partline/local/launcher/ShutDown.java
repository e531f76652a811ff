package io.partline.local.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops what the ledger knows, nothing that others still need first. */
final class ShutDown {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Progress progress;

    ShutDown(Ledger ledger, Progress progress) {
        this.ledger = ledger;
        this.progress = progress;
    }

    List<String> run() {
        return runExcept(List.of());
    }

    /** Returns the names of those that were running. */
    List<String> runExcept(List<StartedProcess> spared) {
        List<StartedProcess> remaining = new ArrayList<>(ledger.all());
        remaining.removeAll(spared);
        List<String> stopped = remaining.stream()
                .filter(StartedProcess::isAlive)
                .map(StartedProcess::name)
                .toList();
        while (!remaining.isEmpty()) {
            List<StartedProcess> round = remaining.stream()
                    .filter(process ->
                            remaining.stream().noneMatch(other -> other.needs().contains(process.name())))
                    .toList();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                round.forEach(process -> threads.execute(() -> stop(process)));
            }
            remaining.removeAll(round);
        }
        return stopped;
    }

    /** Ends what outlived the process that brought it along, so that its ports and data can be had again. */
    void endSurvivors() {
        for (StartedProcess process : ledger.all()) {
            if (!process.isAlive() && !process.livingCompanions().isEmpty()) {
                progress.line("%-10s outlived its keeper; it is stopped before it is started again"
                        .formatted(process.name()));
                process.livingCompanions().forEach(ShutDown::end);
            }
        }
    }

    private void stop(StartedProcess process) {
        process.handle().ifPresent(handle -> {
            end(handle);
            progress.line("%-10s stopped".formatted(process.name()));
        });
        process.livingCompanions().forEach(ShutDown::end);
        ledger.remove(process);
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + handle.pid(), e);
        }
    }
}
