package io.partline.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Starts only where it is asked for by name, and listens on loopback only. */
@SpringBootApplication
public class DemoIssuer {
    public static void main(String[] arguments) {
        SpringApplication.run(DemoIssuer.class, arguments);
    }

    /** Not on by default, so that a wrong start somewhere else ends with a clear word. */
    @Bean
    Object switchedOnByName(
            @Value("${partline.demo-issuer.enabled:false}") boolean enabled,
            @Value("${server.address:}") String address) {
        if (!enabled) {
            throw new IllegalStateException(
                    "The demo issuer gives every caller a token; it is for the local platform only."
                            + " Set partline.demo-issuer.enabled=true if that is what you want.");
        }
        if (!address.equals("127.0.0.1")) {
            throw new IllegalStateException("The demo issuer listens on 127.0.0.1 only, not on '" + address + "'.");
        }
        return "loopback";
    }

    @Bean
    SecurityFilterChain tokens(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> http.securityMatcher(server.getEndpointsMatcher()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new DemoClients();
    }

    @Bean
    AuthorizationServerSettings settings(@Value("${partline.demo-issuer.issuer-uri}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    /** One key for the life of the local data, so that tokens and services survive a restart. */
    @Bean
    JWKSource<SecurityContext> keys(@Value("${partline.demo-issuer.key-folder}") Path folder)
            throws IOException, JOSEException, ParseException {
        Path file = folder.resolve("key.json");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path draft = folder.resolve("key.json.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    draft,
                    new RSAKeyGenerator(2048)
                            .keyIDFromThumbprint(true)
                            .generate()
                            .toJSONString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(Files.readString(file))));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            String clientId = context.getRegisteredClient().getClientId();
            DemoClients.Kind kind = DemoClients.Kind.of(clientId);
            if (kind == null) {
                return;
            }
            context.getClaims().audience(List.of("partline")).claim("roles", List.of(kind.name()));
            String bound = kind.claim();
            if (bound != null) {
                context.getClaims().claim(bound, kind.boundTo(clientId));
            }
        };
    }
}
