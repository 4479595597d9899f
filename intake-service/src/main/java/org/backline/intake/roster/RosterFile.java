package org.backline.intake.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * A roster as rows of known columns.
 *
 * @param ignored headings that are none of the known columns
 */
record RosterFile(List<Row> rows, List<String> ignored) {

    /** Most lines of one file. */
    static final int MOST = 10_000;

    /** Most bytes of one file. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final int LONGEST_FIELD = 1_000;

    RosterFile {
        rows = List.copyOf(rows);
        ignored = List.copyOf(ignored);
    }

    /**
     * One line.
     *
     * @param line where it begins in the file, the heading is line 1
     * @param width whether it has as many fields as the heading
     */
    record Row(int line, Map<Column, String> values, boolean width) {

        Row {
            values = Map.copyOf(values);
        }

        /** What stands in a column; null when nothing does. */
        @Nullable String get(Column column) {
            String value = values.get(column);
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    /** @throws InvalidRequest when the file as a whole cannot be read; it says why, and where */
    static RosterFile read(byte[] file) {
        String text = RosterText.of(file);
        List<CsvRecord> records = records(text);
        if (records.isEmpty()) {
            throw new InvalidRequest("file", "must have a heading and at least one line");
        }
        CsvRecord heading = records.getFirst();
        Map<Column, Integer> places = places(heading);
        if (records.size() < 2) {
            throw new InvalidRequest("file", "must have at least one line below its heading");
        }
        if (records.size() - 1 > MOST) {
            throw new InvalidRequest("file", "must have at most " + MOST + " lines below its heading");
        }
        List<Row> rows = records.stream()
                .skip(1)
                .map(record -> row(record, places, heading.getFieldCount()))
                .toList();
        List<String> ignored = heading.getFields().stream()
                .filter(title -> !title.isBlank() && Column.of(title).isEmpty())
                .map(String::strip)
                .toList();
        return new RosterFile(rows, ignored);
    }

    private static List<CsvRecord> records(String text) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (records.size() > MOST + 1) {
                    break;
                }
                if (!record.getFields().stream().allMatch(String::isBlank)) {
                    records.add(record);
                }
            }
            // An open quotation would swallow every line behind it.
            if (count(text, '"') % 2 != 0) {
                throw unreadable(records);
            }
        } catch (CsvParseException broken) {
            throw unreadable(records);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return records;
    }

    private static InvalidRequest unreadable(List<CsvRecord> records) {
        long from = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber();
        return new InvalidRequest(
                "file",
                "cannot be read from line " + from + " on: a quotation mark is not closed, or a field is too long");
    }

    /** The separator that the heading uses: a spreadsheet's depends on the country it was set up for. */
    private static char separator(String text) {
        String heading = text.lines().findFirst().orElse("");
        char best = ',';
        for (char separator : new char[] {',', ';', '\t'}) {
            if (count(heading, separator) > count(heading, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }

    private static Map<Column, Integer> places(CsvRecord heading) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < heading.getFieldCount(); index++) {
            Optional<Column> column = Column.of(heading.getField(index));
            if (column.isPresent() && places.putIfAbsent(column.get(), index) != null) {
                problems.add(new FieldProblem(
                        "file", "must have the column " + column.get().title() + " once"));
            }
        }
        boolean split = places.containsKey(Column.FIRST_NAME) && places.containsKey(Column.LAST_NAME);
        for (Column column : Column.values()) {
            if (column.isNeeded() && !places.containsKey(column) && !(column == Column.NAME && split)) {
                problems.add(new FieldProblem("file", "must have a column " + column.title()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems);
        }
        return places;
    }

    private static Row row(CsvRecord record, Map<Column, Integer> places, int width) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        places.forEach((column, index) -> {
            if (index < record.getFieldCount()) {
                String value = record.getField(index);
                values.put(column, value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value);
            }
        });
        return new Row((int) record.getStartingLineNumber(), values, record.getFieldCount() == width);
    }
}
