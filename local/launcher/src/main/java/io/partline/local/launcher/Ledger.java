package io.partline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was started and not yet stopped, on disk after every change. */
final class Ledger {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Page(List<StartedProcess> processes) {}

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    synchronized List<StartedProcess> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(Files.readString(file), Page.class).processes();
        } catch (IOException | JacksonException e) {
            throw new LaunchFailure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    Optional<StartedProcess> find(String name) {
        return all().stream().filter(process -> process.name().equals(name)).findFirst();
    }

    /** Adds a process, or replaces what was known of the one with its name. */
    synchronized void put(StartedProcess process) {
        write(Stream.concat(all().stream().filter(known -> !known.name().equals(process.name())), Stream.of(process))
                .toList());
    }

    synchronized void remove(StartedProcess process) {
        write(all().stream()
                .filter(known -> !known.name().equals(process.name()))
                .toList());
    }

    private void write(List<StartedProcess> processes) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, JSON.writeValueAsString(new Page(processes)));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
