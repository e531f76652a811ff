package io.partline.inventory.catalogue;

import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.inventory.Neighbours;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A part number may hold a slash; in a path it is one segment all the same. */
@ServiceUnderTest
class PartNumbersWithSlashTest {
    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext context;

    @AfterEach
    void nobody_is_signed_in() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void an_encoded_slash_belongs_to_the_part_number() throws Exception {
        Neighbours neighbours = new Neighbours(port);
        String unique = "T" + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 1_000_000_000L);
        String csv = "partNumber,description,descriptionZh,unitPrice,currency\n%s/2,Hinge,铰链,38.50,CNY\n";
        neighbours.http().importCsv("parts", TestTokens.hq(), csv.formatted(unique));
        neighbours.receive("HQ", unique + "/2", 3);
        for (String list : List.of("/api/stock?partNumber=", "/api/parts?query=")) {
            Await.until(() -> neighbours
                            .http()
                            .get(list + unique + "/2", TestTokens.hq())
                            .body()
                            .at("/items")
                            .size()
                    == 1);
        }

        SecurityContextHolder.getContext()
                .setAuthentication(new JwtAuthenticationToken(Jwt.withTokenValue("any")
                        .header("alg", "none")
                        .subject("HQ")
                        .claim("roles", List.of("HQ"))
                        .claim("site", "HQ")
                        .build()));
        MockMvc endpoints = MockMvcBuilders.webAppContextSetup(context).build();
        for (String path : List.of("/api/parts/", "/api/stock/HQ/")) {
            endpoints
                    .perform(get(URI.create(path + unique + "%2F2")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.partNumber", is(unique + "/2")));
        }
    }
}
