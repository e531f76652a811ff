package io.partline.local.launcher;

import io.partline.realparts.KafkaServer;
import java.nio.file.Path;

/** Keeps a Kafka node until it is asked to end, or the node ends. */
final class KafkaHolder {
    private KafkaHolder() {}

    /** Arguments: port, controller port, folder. */
    public static void main(String[] arguments) {
        KafkaServer server = KafkaServer.launch(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        ProcessHandle.of(server.pid()).ifPresent(process -> process.onExit().join());
        System.exit(1);
    }
}
