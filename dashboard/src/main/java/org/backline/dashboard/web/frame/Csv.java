package org.backline.dashboard.web.frame;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files for a spreadsheet (RFC 4180). */
public final class Csv {

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private Csv() {}

    /** The answer that hands a file over. */
    public static ResponseEntity<String> file(String name, Stream<String> lines) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(lines.collect(Collectors.joining("\r\n", "", "\r\n")));
    }

    /** One line of it. */
    public static String line(Stream<String> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(","));
    }

    /** A spreadsheet takes what begins like a formula for one; numbers below zero are none. */
    private static String cell(String text) {
        boolean formula = text.matches("(?s)[=+@].*") || (text.startsWith("-") && !text.matches("-[0-9.]*"));
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
