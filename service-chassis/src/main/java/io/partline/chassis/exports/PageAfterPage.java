package io.partline.chassis.exports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Asks a list that was asked for as CSV for its further pages, each with a query of its own: no transaction is open
 * while the client reads, and no more than a page is in memory.
 */
final class PageAfterPage implements HandlerInterceptor {
    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

    PageAfterPage(ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        this.adapter = adapter;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view)
            throws Exception {
        while (request.getAttribute(PageAsCsv.NEXT_CURSOR) instanceof String cursor) {
            request.removeAttribute(PageAsCsv.NEXT_CURSOR);
            adapter.getObject().handle(new FurtherPage(request, cursor), new Begun(response), handler);
        }
    }

    /** The same question, from where the page before ended. */
    private static final class FurtherPage extends HttpServletRequestWrapper {
        private static final String LARGEST = "200";

        private final Map<String, String[]> parameters;

        FurtherPage(HttpServletRequest request, String cursor) {
            super(request);
            this.parameters = new HashMap<>(request.getParameterMap());
            parameters.put("cursor", new String[] {cursor});
            parameters.put("limit", new String[] {LARGEST});
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }
    }

    /** What the answer is has been said with the first page. */
    private static final class Begun extends HttpServletResponseWrapper {
        Begun(HttpServletResponse response) {
            super(response);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? null : super.getHeader(name);
        }
    }
}
