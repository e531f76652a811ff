package io.partline.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
        return new SystemInfo()
                .getOperatingSystem().getInternetProtocolStats().getConnections().stream()
                        .filter(connection -> connection.getState() == TcpState.LISTEN
                                && connection.getLocalPort() == port
                                && connection.getowningProcessId() > 0)
                        .findFirst()
                        .map(connection -> "%s (process %d)"
                                .formatted(program(connection.getowningProcessId()), connection.getowningProcessId()));
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("a program");
    }
}
