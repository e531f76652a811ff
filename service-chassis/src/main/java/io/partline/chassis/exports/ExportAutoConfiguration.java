package io.partline.chassis.exports;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Wires lists as CSV. */
@AutoConfiguration
@Import(PageAsCsv.class)
class ExportAutoConfiguration {
    @Bean
    FilterRegistrationBean<AskedAsCsv> askedAsCsv() {
        FilterRegistrationBean<AskedAsCsv> filter = new FilterRegistrationBean<>(new AskedAsCsv());
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebMvcConfigurer pageAfterPage(ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PageAfterPage(adapter));
            }
        };
    }
}
