package io.partline.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory processes hold. */
final class Memory {
    private static final int KIBIBYTE = 1024;

    private Memory() {}

    /**
     * Bytes held by these processes and all their descendants. On Linux the proportional set size, in which a page that
     * several processes share (PostgreSQL's buffers) counts once; elsewhere the resident set size.
     */
    static OptionalLong of(List<ProcessHandle> processes) {
        List<OptionalLong> sizes = processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .map(Memory::of)
                .filter(OptionalLong::isPresent)
                .toList();
        return sizes.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        sizes.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    private static OptionalLong of(long pid) {
        try {
            Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
            if (Files.exists(rollup)) {
                return Files.readAllLines(rollup).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                        .findFirst();
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer) * KIBIBYTE);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
