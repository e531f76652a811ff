package io.partline.chassis.exports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/** Marks who would rather have CSV; to the endpoints it is a request like any other. */
final class AskedAsCsv extends OncePerRequestFilter {
    private static final String MARK = AskedAsCsv.class.getName();
    private static final MediaType CSV = MediaType.valueOf("text/csv");

    static boolean marks(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET")
                && request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().endsWith(".csv")
                && prefersCsv(request)) {
            request.setAttribute(MARK, true);
            chain.doFilter(new AsJson(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean prefersCsv(HttpServletRequest request) {
        try {
            List<MediaType> accepted =
                    MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            MimeTypeUtils.sortBySpecificity(accepted);
            return !accepted.isEmpty() && accepted.getFirst().equalsTypeAndSubtype(CSV);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static final class AsJson extends HttpServletRequestWrapper {
        AsJson(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                    ? Collections.enumeration(List.of(MediaType.APPLICATION_JSON_VALUE))
                    : super.getHeaders(name);
        }
    }
}
