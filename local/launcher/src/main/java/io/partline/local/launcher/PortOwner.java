package io.partline.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a port can be had, and who has it. */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return false;
        }
        try (ServerSocket everywhere = new ServerSocket()) {
            everywhere.setReuseAddress(true);
            everywhere.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens, as {@code java (process 4711)}, where the system tells. */
    static Optional<String> describe(int port) {
        OptionalLong pid = listener(port);
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        String command = ProcessHandle.of(pid.getAsLong())
                .flatMap(process -> process.info().command())
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("a program");
        return Optional.of("%s (process %d)".formatted(command, pid.getAsLong()));
    }

    private static OptionalLong listener(int port) {
        try {
            return Files.isReadable(Path.of("/proc/net/tcp")) ? listenerFromProc(port) : listenerFromLsof(port);
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong listenerFromProc(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        String suffix = ":%04X".formatted(port);
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            if (!Files.isReadable(Path.of(table))) {
                continue;
            }
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > 9
                        && fields[1].toUpperCase(Locale.ROOT).endsWith(suffix)
                        && fields[3].equals(LISTENING)) {
                    sockets.add("socket:[" + fields[9] + "]");
                }
            }
        }
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> holdsOneOf(pid, sockets))
                .findFirst();
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            // somebody else's process, or one that has just ended
        }
        return false;
    }

    private static OptionalLong listenerFromLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(answer.split("\n"))
                .filter(line -> !line.isBlank())
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
