package org.backline.referral.coding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backline.referral.coding.Osiics.Entry;
import org.backline.referral.coding.Osiics.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Reads an OSIICS list from CSV (UTF-8, a header with the columns {@code code}, {@code diagnosis} and, when there is one,
 * {@code icd10}; several ICD-10 codes are parted by a semicolon). A bad line is refused and reported, the others are
 * taken; a file without the columns or with no good line at all is not a list.
 */
public final class OsiicsReader {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{3,6}(\\.[0-9]{1,2})?");
    private static final Pattern ICD_10 = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");
    private static final int LONGEST_DIAGNOSIS = 300;
    private static final int MOST_LINES = 20_000;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private int code = -1;
    private int diagnosis = -1;
    private int icd10 = -1;

    private OsiicsReader() {}

    /**
     * The list of a file.
     *
     * @throws IllegalArgumentException when the file is not such a list; the message says why
     */
    public static Osiics read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return new OsiicsReader().read(in);
        } catch (MalformedInputException notUtf8) {
            throw new IllegalArgumentException("The OSIICS list is not in UTF-8", notUtf8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The OSIICS list cannot be read", failure);
        }
    }

    private Osiics read(BufferedReader in) throws IOException {
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (number > MOST_LINES) {
                throw new IllegalArgumentException("An OSIICS list has at most " + MOST_LINES + " lines");
            }
            if (number == 1) {
                header(line.startsWith("\uFEFF") ? line.substring(1) : line);
            } else if (!line.isBlank()) {
                String reason = take(line);
                if (reason != null) {
                    refused.add(new Refused(number, reason));
                }
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("The OSIICS list has no line that can be used"
                    + (refused.isEmpty()
                            ? ""
                            : "; line " + refused.getFirst().line() + ": "
                                    + refused.getFirst().reason()));
        }
        return new Osiics(entries, refused);
    }

    private void header(String line) {
        List<String> columns = fields(line);
        if (columns != null) {
            List<String> names = columns.stream()
                    .map(name -> name.strip().toLowerCase(java.util.Locale.ROOT))
                    .toList();
            code = names.indexOf("code");
            diagnosis = names.indexOf("diagnosis");
            icd10 = names.indexOf("icd10");
        }
        if (code < 0 || diagnosis < 0) {
            throw new IllegalArgumentException("The first line of an OSIICS list names its columns, at least code and"
                    + " diagnosis, parted by commas");
        }
    }

    /** Why the line is refused; null when it was taken. */
    private @Nullable String take(String line) {
        List<String> fields = fields(line);
        if (fields == null) {
            return "a quotation mark is not closed";
        }
        if (fields.size() <= Math.max(code, Math.max(diagnosis, icd10))) {
            return "has " + fields.size() + " fields, fewer than the header";
        }
        String key = fields.get(code).strip();
        String text = fields.get(diagnosis).strip();
        if (!CODE.matcher(key).matches()) {
            return "the code is not of the form of an OSIICS code";
        }
        if (text.isEmpty() || text.length() > LONGEST_DIAGNOSIS) {
            return "the diagnosis has to have 1 to " + LONGEST_DIAGNOSIS + " characters";
        }
        List<String> others = icd10 < 0
                ? List.of()
                : Arrays.stream(fields.get(icd10).split(";"))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
        for (String other : others) {
            if (!ICD_10.matcher(other).matches()) {
                return "the ICD-10 code is not of the form of one, for example M54.50";
            }
        }
        if (entries.containsKey(key)) {
            return "the code stands there already";
        }
        entries.put(key, new Entry(key, text, others));
        return null;
    }

    /** Fields as RFC 4180 has them, on one line; null when a quotation mark stays open. */
    private static @Nullable List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            if (quoted && next == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(next);
            }
        }
        fields.add(field.toString());
        return quoted ? null : fields;
    }
}
