package io.partline.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where processor time goes, by JDK Flight Recorder: by processor time where the system offers that (Linux, JEP 509),
 * else by wall-clock samples of Java code, which leave out the time in the kernel.
 */
final class CpuProfile {
    private static final String BY_CPU_TIME = "jdk.CPUTimeSample";
    private static final String BY_CLOCK = "jdk.ExecutionSample";
    private static final int TOP = 15;

    /** What a frame belongs to, by the beginning of its class name; the innermost frame that belongs somewhere counts. */
    private static final Map<String, String> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("org.postgresql.", "PostgreSQL driver and its socket");
        ROOMS.put("com.zaxxer.", "connection pool");
        ROOMS.put("tools.jackson.", "JSON");
        ROOMS.put("com.fasterxml.", "JSON");
        ROOMS.put("org.axonframework.", "Axon");
        ROOMS.put("io.micrometer.", "metrics and traces");
        ROOMS.put("io.prometheus.", "metrics and traces");
        ROOMS.put("io.opentelemetry.", "metrics and traces");
        ROOMS.put("org.springframework.", "Spring transactions and JDBC");
        ROOMS.put("com.github.benmanes.", "cache of states");
        ROOMS.put("io.partline.chassis.", "chassis");
        ROOMS.put("io.partline.inventory.", "the decision and the state");
        ROOMS.put("io.partline.requests.", "the decision and the state");
        ROOMS.put("io.partline.benchmarks.", "the benchmark itself");
    }

    /** Steps of a command, and what is known to cost. */
    private static final Set<String> LOOKED_FOR = Set.of(
            "Aggregate.handle",
            "Aggregate.load",
            "Aggregate.record",
            "HorizonEventStorageEngine.append",
            "EventLog.readAggregateFrom",
            "EventLog.readAfter",
            "EventLog.unreadAfter",
            "EventLog.read",
            "EventJson.read",
            "EventJson.write",
            "StockState.after",
            "StockLevelProjection.apply",
            "OrderProjection.apply",
            "HikariPool.getConnection",
            "ProxyConnection.close",
            "PgConnection.commit",
            "JdbcTransactionManager.doBegin",
            "DataSourceTransactionManager.doBegin",
            "Commands.count");

    private final Map<String, Integer> rooms = new HashMap<>();
    private final Map<String, Integer> frames = new HashMap<>();
    private final Map<String, Integer> inclusive = new HashMap<>();
    private int samples;

    private CpuProfile() {}

    static CpuProfile of(Runnable work) {
        try (Recording recording = new Recording()) {
            recording.enable(BY_CPU_TIME).with("throttle", "5ms").withStackTrace();
            recording.enable(BY_CLOCK).with("period", "10ms").withStackTrace();
            recording.start();
            work.run();
            recording.stop();
            Path file = Files.createTempFile("profile", ".jfr");
            try {
                recording.dump(file);
                return read(RecordingFile.readAllEvents(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CpuProfile read(List<RecordedEvent> events) {
        boolean byCpuTime =
                events.stream().anyMatch(event -> event.getEventType().getName().equals(BY_CPU_TIME));
        CpuProfile profile = new CpuProfile();
        events.stream()
                .filter(event -> event.getEventType().getName().equals(byCpuTime ? BY_CPU_TIME : BY_CLOCK))
                .map(RecordedEvent::getStackTrace)
                .filter(trace -> trace != null && !trace.getFrames().isEmpty())
                .forEach(profile::add);
        return profile;
    }

    private void add(RecordedStackTrace trace) {
        samples++;
        frames.merge(name(trace.getFrames().getFirst()), 1, Integer::sum);
        trace.getFrames().stream()
                .map(CpuProfile::name)
                .filter(LOOKED_FOR::contains)
                .distinct()
                .forEach(name -> inclusive.merge(name, 1, Integer::sum));
        rooms.merge(
                trace.getFrames().stream()
                        .flatMap(frame -> room(frame.getMethod().getType().getName()))
                        .findFirst()
                        .orElse("the Java platform"),
                1,
                Integer::sum);
    }

    private static Stream<String> room(String type) {
        return ROOMS.entrySet().stream()
                .filter(room -> type.startsWith(room.getKey()))
                .map(Map.Entry::getValue)
                .limit(1);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName().replaceFirst(".*\\.", "") + "."
                + frame.getMethod().getName();
    }

    void print(PrintStream out) {
        print("where the JVM's processor time goes", rooms, out);
        print("innermost frame", frames, out);
        print("step, with all it calls", inclusive, out);
    }

    private void print(String title, Map<String, Integer> counts, PrintStream out) {
        Table table = new Table(title, "share");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(TOP)
                .forEach(entry -> table.row(
                        entry.getKey(), String.format(Locale.ROOT, "%.1f %%", 100.0 * entry.getValue() / samples)));
        table.print(out);
    }
}
