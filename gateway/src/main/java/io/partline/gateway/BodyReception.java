package io.partline.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Takes in one small body as a whole, before a place is asked for; closing it gives its memory back. */
final class BodyReception implements AutoCloseable {
    private final BodyMemory memory;
    private final String client;
    private int held;

    BodyReception(BodyMemory memory, String client) {
        this.memory = memory;
        this.client = client;
    }

    ReceivedBody receive(CountedBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (!memory.take(client, read)) {
                throw new BodyRefused(new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "Service unavailable",
                        "More bodies are on their way than can be held; try again in 1 s."));
            }
            held += read;
            bytes.write(buffer, 0, read);
        }
        return new ReceivedBody(bytes.toByteArray());
    }

    @Override
    public void close() {
        memory.giveBack(client, held);
        held = 0;
    }
}
