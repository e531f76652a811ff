package io.partline.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Checks the bearer token before anything is passed on; the services check it again. */
@Configuration
class SignIn {
    private static final String[] OPEN = {
        "/",
        "/docs",
        "/docs/**",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/openapi/*",
        "/oauth2/**",
        "/.well-known/**",
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/prometheus",
        "/error"
    };

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            GatewaySettings settings,
            Destinations destinations,
            ClientAddress addresses,
            Rates rates) {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .bearerTokenResolver(headerOnly())
                        .authenticationEntryPoint(unauthenticated(settings, addresses, rates)))
                .addFilterAfter(new Limits(settings, destinations, addresses, rates), AuthorizationFilter.class)
                .build();
    }

    @Bean
    static BeanPostProcessor rememberedTokens() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JwtDecoder decoder ? new RememberedTokens(decoder, Clock.systemUTC()) : bean;
            }
        };
    }

    /** A request is one span; the steps of the security filters in it tell nobody anything. */
    @Bean
    static SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Sees every request without a good token, also those that never come to the limits behind the sign-in. */
    private static AuthenticationEntryPoint unauthenticated(
            GatewaySettings settings, ClientAddress addresses, Rates rates) {
        String where = settings.issuer() == null ? "of the issuer" : "with POST /oauth2/token";
        return (request, response, failure) -> {
            if (rates.refusesSignIn(addresses.of(request), response)) {
                return;
            }
            boolean bad = failure instanceof InvalidBearerTokenException;
            response.setHeader("WWW-Authenticate", bad ? "Bearer error=\"invalid_token\"" : "Bearer");
            new Problem(
                            HttpStatus.UNAUTHORIZED,
                            "unauthenticated",
                            "Unauthenticated",
                            (bad
                                            ? "The bearer token is expired, forged or of another issuer; get a new one %s."
                                            : "This needs a bearer token; get one %s.")
                                    .formatted(where))
                    .write(response);
        };
    }

    /** Looking for a token among a form's parameters would read the body before anybody counts it. */
    private static BearerTokenResolver headerOnly() {
        BearerTokenResolver resolver = new DefaultBearerTokenResolver();
        return request -> resolver.resolve(new WithoutParameters(request));
    }

    private static final class WithoutParameters extends HttpServletRequestWrapper {
        WithoutParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
