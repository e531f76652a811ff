package io.partline.chassis.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import io.partline.chassis.rest.ProblemWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every request needs a bearer token of the configured issuer, whatever network it comes from. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
class ResourceServer {
    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs", "/v3/api-docs/**", "/error"
    };

    @Bean
    SecurityFilterChain partlineSecurity(HttpSecurity http, ProblemWriter problems) {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader(
                                    "WWW-Authenticate",
                                    failure instanceof InvalidBearerTokenException
                                            ? "Bearer error=\"invalid_token\""
                                            : "Bearer");
                            problems.write(
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "unauthenticated",
                                    failure instanceof InvalidBearerTokenException
                                            ? "The bearer token is expired, forged or of another issuer; get a new one with POST /oauth2/token."
                                            : "This needs a bearer token; get one with POST /oauth2/token.");
                        }))
                .build();
    }

    @Bean
    WebMvcConfigurer callerParameter() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return current();
        }
    }

    /** @throws InvalidBearerTokenException if the token carries no role of this platform */
    static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new InvalidBearerTokenException("no bearer token");
        }
        List<String> roles = token.getClaimAsStringList("roles");
        Role role = Set.of(Role.values()).stream()
                .filter(known -> roles != null && roles.contains(known.name()))
                .findFirst()
                .orElseThrow(() -> new InvalidBearerTokenException("the token has no role of this platform"));
        return new Caller(
                Objects.requireNonNullElse(token.getSubject(), ""),
                role,
                token.getClaimAsString("site"),
                token.getClaimAsString("carrier"));
    }
}
