package io.partline.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The log of one process, shown line by line as a person reads it. */
record LogFile(Path file) {
    private static final Duration PAUSE = Duration.ofMillis(300);

    List<String> lastLines(int count) throws IOException {
        List<String> all =
                Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        return all.subList(Math.max(0, all.size() - count), all.size()).stream()
                .map(LogLine::readable)
                .toList();
    }

    /** Shows whole lines as they are added, those of the next start too, until nobody reads any more. */
    void follow(PrintStream out) throws IOException, InterruptedException {
        long position = Files.size(file);
        while (!out.checkError()) {
            Thread.sleep(PAUSE);
            long size = Files.exists(file) ? Files.size(file) : 0;
            boolean startedAnew = size < position;
            position = showFrom(startedAnew ? 0 : position, size, out::println);
        }
    }

    private long showFrom(long position, long size, Consumer<String> out) throws IOException {
        if (size <= position) {
            return position;
        }
        byte[] grown = new byte[Math.toIntExact(size - position)];
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(position);
            content.readFully(grown);
        }
        String text = new String(grown, StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole.lines().map(LogLine::readable).forEach(out);
        return position + whole.getBytes(StandardCharsets.UTF_8).length;
    }
}
