package io.partline.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import oshi.nativefree.SystemInfo;
import oshi.software.os.InternetProtocolStats.TcpState;

/** Whether a port can be had, and who has it. */
final class PortOwner {
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
        try {
            return listener(port).map(pid -> "%s (process %d)".formatted(program(pid), pid));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The library knows Linux; a system that it does not know has {@code lsof}. */
    private static Optional<Long> listener(int port) throws IOException {
        SystemInfo system = new SystemInfo();
        return system.isAvailable() ? listener(port, system) : listenerByLsof(port);
    }

    private static Optional<Long> listener(int port, SystemInfo system) {
        return system.getOperatingSystem().getInternetProtocolStats().getConnections().stream()
                .filter(connection -> connection.getState() == TcpState.LISTEN
                        && connection.getLocalPort() == port
                        && connection.getowningProcessId() > 0)
                .findFirst()
                .map(connection -> (long) connection.getowningProcessId());
    }

    private static Optional<Long> listenerByLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        return new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .map(Long::parseLong);
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("a program");
    }
}
