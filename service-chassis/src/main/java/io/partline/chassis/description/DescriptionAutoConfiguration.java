package io.partline.chassis.description;

import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.rest.Once;
import io.partline.chassis.security.Caller;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.security.SecurityScheme.Type;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Wires the description of the service's API. */
@AutoConfiguration
class DescriptionAutoConfiguration {
    static {
        // Both are made from the request's headers; no client sends them.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Once.class);
        ModelConverters.getInstance(true).addConverter(new WireTypes());
    }

    /** The server is where the page came from: the gateway, or the service itself. */
    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("Partline " + service)
                        .version("1")
                        .description("Rules that hold for every operation: docs/api-conventions.md"))
                .addServersItem(new Server().url("/"))
                .components(new Components()
                        .addSchemas(ProblemResponses.SCHEMA, ProblemResponses.schema())
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    GlobalOperationCustomizer describedOperations() {
        return new DescribedOperations();
    }

    @Bean
    GlobalOpenApiCustomizer pathsAtTheGateway(
            @Value("${spring.application.name}") String service, ObjectProvider<CsvImport> imports) {
        return new PathsAtTheGateway(service, imports.orderedStream().toList());
    }
}
