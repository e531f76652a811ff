package io.partline.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection on which a test may write what no well-behaved client would. */
final class Wire implements AutoCloseable {
    /** @param text head and body as they came; empty when the connection was closed without a word */
    record Reply(String text) {
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        boolean isProblem() {
            return text.toLowerCase(java.util.Locale.ROOT).contains("content-type: application/problem+json");
        }

        String detail() {
            JsonNode body = new JsonMapper().readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
            return body.path("detail").asString();
        }
    }

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
    }

    /** @param target as it stands in the request line */
    static Reply get(int port, String target, String token, String... headers) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
                    + String.join("", headers) + "\r\n");
            return wire.reply();
        }
    }

    void chunkedPost(String path, String token) throws IOException {
        write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    void chunk(String text) throws IOException {
        write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Until the other side closes, or says nothing for half a minute. */
    Reply reply() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(all);
        } catch (IOException closed) {
            // What came before the end is the reply.
        }
        return new Reply(all.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
