package io.partline.local.launcher;

import io.partline.realparts.FreePort;
import io.partline.realparts.KafkaServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keeps a Kafka node until it is asked to end, or the node ends. */
final class KafkaHolder {
    private static final String NAME = "kafka";
    private static final int BEFORE_FLAGS = 4;

    private KafkaHolder() {}

    /** @param flags for the node's JVM */
    static List<String> arguments(int port, int controllerPort, Path folder, Path log, List<String> flags) {
        List<String> all = new ArrayList<>(
                List.of(Integer.toString(port), Integer.toString(controllerPort), folder.toString(), log.toString()));
        all.addAll(flags);
        return all;
    }

    /** See {@link #arguments}. */
    public static void main(String[] arguments) throws IOException {
        logTo(Path.of(arguments[3]), Path.of(arguments[2]));
        KafkaServer server = KafkaServer.launch(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]),
                List.of(arguments).subList(BEFORE_FLAGS, arguments.length));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        ProcessHandle.of(server.pid()).ifPresent(process -> process.onExit().join());
        System.exit(1);
    }

    /** The start-up cache of a node under this launcher's class path. */
    static StartCache cache(PlatformHome home) {
        return StartCache.of(NAME, classPath(), KafkaServer.FLAGS, home);
    }

    /** Records the cache: a node of its own, with nothing in it, is started and ended. */
    static void train(PlatformHome home, Duration limit) throws IOException {
        StartCache cache = cache(home);
        cache.forgetOthers();
        Path folder = cache.folder().resolve("training");
        PlatformHome.delete(folder);
        try {
            KafkaServer server = KafkaServer.launch(FreePort.find(), FreePort.find(), folder, cache.record());
            server.awaitReady();
            ProcessHandle node = ProcessHandle.of(server.pid()).orElseThrow();
            node.destroy();
            node.onExit().orTimeout(limit.toSeconds(), TimeUnit.SECONDS).join();
            cache.keep();
        } finally {
            PlatformHome.delete(folder);
        }
    }

    /** The jars with what the JVM compares before it takes a cache. */
    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(jar -> Stream.concat(Stream.of(jar), beside(jar)))
                .map(KafkaHolder::describe);
    }

    /** Where the build puts what the launcher's jar names in its class path. */
    private static Stream<Path> beside(Path jar) {
        Path libraries = jar.resolveSibling("lib");
        if (!Files.isDirectory(libraries)) {
            return Stream.of();
        }
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path jar) {
        try {
            return "%s %d %s".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node writes its log into its own folder; a link there brings it to where all the logs are. */
    private static void logTo(Path log, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path link = folder.resolve("kafka.log");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, log);
    }
}
