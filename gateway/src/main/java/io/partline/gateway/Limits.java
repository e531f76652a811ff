package io.partline.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** How much one client may ask, how much all may ask at once, and how large a body may be. Counted in this node's memory. */
class Limits extends OncePerRequestFilter {
    private final GatewaySettings settings;
    private final LoadingCache<String, Bucket> buckets;
    private final Semaphore places;

    Limits(GatewaySettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(client -> newBucket());
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > settings.largestBody()) {
            new Problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too-large",
                            "Too large",
                            "The body has %d bytes; at most %d are taken. Send it in parts."
                                    .formatted(request.getContentLengthLong(), settings.largestBody()))
                    .write(response);
            return;
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        String client = caller == null || caller instanceof AnonymousAuthenticationToken
                ? request.getRemoteAddr()
                : caller.getName();
        ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
            response.setHeader("Retry-After", Long.toString(seconds));
            new Problem(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-requests",
                            "Too many requests",
                            "More than %d requests a second; try again in %d s."
                                    .formatted(settings.requestsPerSecond(), seconds))
                    .write(response);
            return;
        }
        if (!places.tryAcquire()) {
            response.setHeader("Retry-After", "1");
            new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service-unavailable",
                            "Service unavailable",
                            "The services are slower than what is asked of them; try again in 1 s.")
                    .write(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
