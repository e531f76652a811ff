package io.partline.local.launcher;

import io.partline.realparts.KafkaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a Kafka node until it is asked to end, or the node ends. */
final class KafkaHolder {
    private KafkaHolder() {}

    /** Arguments: port, controller port, folder, log, and a flag for the node's JVM or nothing. */
    public static void main(String[] arguments) throws IOException {
        logTo(Path.of(arguments[3]), Path.of(arguments[2]));
        KafkaServer server = KafkaServer.launch(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]),
                arguments[4].isEmpty() ? List.of() : List.of(arguments[4]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        ProcessHandle.of(server.pid()).ifPresent(process -> process.onExit().join());
        System.exit(1);
    }

    /** The node writes its log into its own folder; a link there brings it to where all the logs are. */
    private static void logTo(Path log, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path link = folder.resolve("kafka.log");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, log);
    }
}
