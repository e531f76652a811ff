package io.partline.chassis.exports;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.imports.CsvText;
import io.partline.chassis.rest.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;

/**
 * Writes a page as CSV where CSV is preferred: a column for each member of its records, members of members as
 * {@code unitPrice.amount}, lists as JSON.
 */
@RestControllerAdvice
class PageAsCsv implements ResponseBodyAdvice<Object> {
    static final String NEXT_CURSOR = PageAsCsv.class.getName() + ".nextCursor";
    private static final String BEGUN = PageAsCsv.class.getName() + ".begun";

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.getParameterType().equals(Page.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof Page<?> page)
                || !(request instanceof ServletServerHttpRequest servlet)
                || !AskedAsCsv.marks(servlet.getServletRequest())) {
            return body;
        }
        boolean begun = servlet.getServletRequest().getAttribute(BEGUN) != null;
        servlet.getServletRequest().setAttribute(BEGUN, true);
        servlet.getServletRequest().setAttribute(NEXT_CURSOR, page.nextCursor());
        if (!begun) {
            response.getHeaders().set("Content-Type", "text/csv;charset=UTF-8");
        }
        try {
            write(page, columns(returned), !begun, response.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private static void write(Page<?> page, List<List<String>> columns, boolean withHeader, OutputStream to)
            throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        if (withHeader) {
            csv.printRecord(columns.stream().map(path -> String.join(".", path)).toList());
        }
        for (Object item : page.items()) {
            JsonNode record = EventJson.mapper().valueToTree(item);
            csv.printRecord(columns.stream().map(path -> cell(record, path)).toList());
        }
        text.flush();
    }

    private static String cell(JsonNode record, List<String> path) {
        JsonNode value = record;
        for (String name : path) {
            value = value.path(name);
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return CsvText.written(value.isContainer() ? value.toString() : value.asString());
    }

    /** The record of the items says what there may be, whether any has it or not. */
    private static List<List<String>> columns(MethodParameter returned) {
        Type page = returned.getGenericParameterType();
        Type item = page instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : Object.class;
        List<List<String>> columns = new ArrayList<>();
        if (item instanceof Class<?> record) {
            collect(record, List.of(), columns);
        }
        return columns;
    }

    private static void collect(Class<?> record, List<String> at, List<List<String>> columns) {
        for (RecordComponent member : record.getRecordComponents()) {
            List<String> path = new ArrayList<>(at);
            path.add(member.getName());
            if (member.getType().isRecord() && member.getType().getRecordComponents().length > 1) {
                collect(member.getType(), path, columns);
            } else {
                columns.add(path);
            }
        }
    }
}
