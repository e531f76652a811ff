package io.partline.gateway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * A body whose bytes are counted as they come, whatever its headers say. It ends with a refusal when there are too many
 * of them, or when they come too slowly; only the time spent waiting for the client counts.
 */
final class CountedBody extends ServletInputStream {
    private final ServletInputStream body;
    private final @Nullable DataSize largest;
    private final double slowest;
    private final long grace;
    private long count;
    private long waited;
    private volatile @Nullable BodyRefused refusal;
    private volatile boolean over;

    /**
     * @param largest no limit where there is none
     * @param slowest a second
     */
    CountedBody(ServletInputStream body, @Nullable DataSize largest, DataSize slowest, Duration grace) {
        this.body = body;
        this.largest = largest;
        this.slowest = slowest.toBytes();
        this.grace = grace.toNanos();
    }

    /** Why reading ended before the body did. */
    @Nullable
    BodyRefused refusal() {
        return refusal;
    }

    /** The request is answered: whoever still wants to read must not touch what belongs to the next one. */
    void end() {
        over = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (over) {
            throw new IOException("the request is answered");
        }
        long start = System.nanoTime();
        int read;
        try {
            read = body.read(bytes, offset, length);
        } catch (IOException e) {
            throw e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException
                    ? refuse(tooSlow())
                    : e;
        }
        waited += System.nanoTime() - start;
        count += Math.max(0, read);
        if (largest != null && count > largest.toBytes()) {
            throw refuse(new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "Too large",
                    "The body has more than %d bytes, the most that are taken here. Send it in parts."
                            .formatted(largest.toBytes())));
        }
        if (read > 0 && waited > grace && count < slowest * waited / TimeUnit.SECONDS.toNanos(1)) {
            throw refuse(tooSlow());
        }
        return read;
    }

    private BodyRefused refuse(Problem problem) {
        BodyRefused why = new BodyRefused(problem);
        refusal = why;
        return why;
    }

    private Problem tooSlow() {
        return new Problem(
                HttpStatus.REQUEST_TIMEOUT,
                "too-slow",
                "Too slow",
                "The body came too slowly: at least %.0f bytes a second are expected.".formatted(slowest));
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("bodies are read in the request's own thread");
    }
}
