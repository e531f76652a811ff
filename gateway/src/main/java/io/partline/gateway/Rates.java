package io.partline.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How often one client may ask, and how often one address may sign in or fail to show who it is. */
@Component
class Rates {
    private final Rate requests;
    private final Rate signIns;

    Rates(GatewaySettings settings) {
        requests = new Rate("requests", settings.requestsPerSecond(), settings.burst());
        signIns = new Rate(
                "sign-ins and requests without a good token", settings.signInsPerSecond(), settings.signInBurst());
    }

    /** @return whether the request was refused, and the refusal written */
    boolean refuses(String client, HttpServletResponse response) throws IOException {
        return requests.refuses(client, response);
    }

    /** @return whether the request was refused, and the refusal written */
    boolean refusesSignIn(String address, HttpServletResponse response) throws IOException {
        return signIns.refuses(address, response);
    }

    private static final class Rate {
        private final String what;
        private final int perSecond;
        private final LoadingCache<String, Bucket> buckets;

        Rate(String what, int perSecond, int burst) {
            this.what = what;
            this.perSecond = perSecond;
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build(client -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                            .build());
        }

        boolean refuses(String client, HttpServletResponse response) throws IOException {
            ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                return false;
            }
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
            response.setHeader("Retry-After", Long.toString(seconds));
            new Problem(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-requests",
                            "Too many requests",
                            "More than %d %s a second; try again in %d s.".formatted(perSecond, what, seconds))
                    .write(response);
            return true;
        }
    }
}
