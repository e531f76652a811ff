package io.partline.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
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
    SecurityFilterChain door(HttpSecurity http, GatewaySettings settings) {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, failure) -> {
                            boolean bad = failure instanceof InvalidBearerTokenException;
                            response.setHeader("WWW-Authenticate", bad ? "Bearer error=\"invalid_token\"" : "Bearer");
                            new Problem(
                                            HttpStatus.UNAUTHORIZED,
                                            "unauthenticated",
                                            "Unauthenticated",
                                            bad
                                                    ? "The bearer token is expired, forged or of another issuer; get a new one with POST /oauth2/token."
                                                    : "This needs a bearer token; get one with POST /oauth2/token.")
                                    .write(response);
                        }))
                .addFilterAfter(new Limits(settings), AuthorizationFilter.class)
                .build();
    }
}
