package io.partline.chassis.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives an endpoint the {@link Once} of its request. */
final class OnceArgument implements HandlerMethodArgumentResolver {
    private final IdempotencyKeys keys;

    OnceArgument(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Once.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return new Once(
                keys,
                request.getHeader(IdempotencyKeys.HEADER),
                caller == null ? "" : caller.getName(),
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))
                        .getRequestURI());
    }
}
