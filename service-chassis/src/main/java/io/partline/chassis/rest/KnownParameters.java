package io.partline.chassis.rest;

import io.partline.chassis.refusal.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A query parameter that an endpoint does not know is refused: a misspelt filter would otherwise answer everything. */
final class KnownParameters implements HandlerInterceptor {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final ConcurrentMap<Method, SequencedSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("io.partline.")) {
            SequencedSet<String> names = known.computeIfAbsent(method.getMethod(), _ -> names(method));
            request.getParameterMap().keySet().stream()
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw Invalid.field(
                                unknown,
                                names.isEmpty()
                                        ? "is not known here; this takes no query parameters"
                                        : "is not known here; known are " + String.join(", ", names));
                    });
        }
        return true;
    }

    private static SequencedSet<String> names(HandlerMethod method) {
        SequencedSet<String> names = new TreeSet<>();
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .forEach(names::add);
        return names;
    }

    private static String name(MethodParameter parameter) {
        RequestParam declared = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        parameter.initParameterNameDiscovery(NAMES);
        return declared.name().isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : declared.name();
    }
}
