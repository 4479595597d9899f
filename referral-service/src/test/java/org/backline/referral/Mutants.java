package org.backline.referral;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Damages a resource: in its bytes, in its structure, in its values. */
final class Mutants {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-13-45\"",
            "\"2026-11-26T25:61:61Z\"",
            "[]",
            "{}",
            "[[[[[]]]]]",
            "\"' or 1=1 --\"",
            "\"${jndi:ldap://127.0.0.1/a}\"",
            "\"../../etc/passwd\"",
            "\"<script>alert(1)</script>\"",
            "\"urn:oid:x\"",
            "\"http://[::1\"",
            "\"Patient/\"",
            "\"#\"");

    private Mutants() {}

    /** The bytes of a damaged resource, each as one character. */
    static String of(String whole, boolean xml, Random random) {
        String text = whole;
        int times = 1 + random.nextInt(3);
        for (int time = 0; time < times; time++) {
            text = xml ? xml(text, random) : json(text, random);
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (random.nextInt(8) == 0 && bytes.length > 0) {
            for (int time = 0; time < 1 + random.nextInt(4); time++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return new String(bytes, ISO_8859_1);
    }

    private static String json(String text, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> cut(text, random);
            case 1 -> replaceValue(text, random, VALUES.get(random.nextInt(VALUES.size())));
            case 2 -> insert(text, random, ",");
            case 3 ->
                text.replaceFirst(
                        "\\{",
                        Matcher.quoteReplacement("{\"unknown\":" + VALUES.get(random.nextInt(VALUES.size())) + ","));
            case 4 -> text.replaceFirst("\"resourceType\":\"\\w+\"", "\"resourceType\":\"" + anyType(random) + "\"");
            case 5 ->
                text.replaceFirst(
                        "\\{", "{\"extension\":" + nested("[{\"url\":\"a\",\"extension\":", "}]", random) + ",");
            case 6 -> duplicate(text, random);
            case 7 -> swapWord(text, random);
            default -> drop(text, random);
        };
    }

    private static String xml(String text, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> cut(text, random);
            case 1 -> text.replaceFirst("value=\"[^\"]*\"", "value=\"\"");
            case 2 ->
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + text.replaceFirst("value=\"[^\"]*\"", "value=\"&e;\"");
            case 3 -> insert(text, random, "<");
            case 4 -> text.replaceFirst("<status ", "<" + anyType(random) + " ");
            case 5 -> text.replaceFirst(">", ">" + "<extension url=\"a\">".repeat(random.nextInt(3_000)));
            case 6 -> text.replaceFirst("http://hl7.org/fhir", "urn:other");
            default -> drop(text, random);
        };
    }

    private static String anyType(Random random) {
        return List.of("Task", "Patient", "Bundle", "Binary", "Parameters", "Nothing", "DiagnosticReport", "")
                .get(random.nextInt(8));
    }

    private static String nested(String open, String close, Random random) {
        int depth = random.nextInt(2_000);
        return open.repeat(depth) + "[]" + close.repeat(depth);
    }

    private static String cut(String text, Random random) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    private static String drop(String text, Random random) {
        if (text.length() < 2) {
            return text;
        }
        int from = random.nextInt(text.length());
        return text.substring(0, from) + text.substring(Math.min(text.length(), from + 1 + random.nextInt(20)));
    }

    private static String insert(String text, Random random, String what) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + what + text.substring(at);
    }

    private static String replaceValue(String text, Random random, String value) {
        int colon = text.indexOf("\":", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text;
        }
        int end = colon + 2;
        boolean quoted = end < text.length() && text.charAt(end) == '"';
        int stop = quoted ? text.indexOf('"', end + 1) + 1 : end + 1;
        return stop <= 0 ? text : text.substring(0, end) + value + text.substring(Math.min(stop, text.length()));
    }

    private static String duplicate(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(60));
        return text.substring(0, to) + text.substring(from);
    }

    private static String swapWord(String text, Random random) {
        List<String> words =
                List.of("received", "Task", "fulfill", "urn:", "order", "FINAL", "final", "icd-10-cm", "rest-hook");
        String word = words.get(random.nextInt(words.size()));
        return text.replace(word, word.toUpperCase(java.util.Locale.ROOT) + random.nextInt(10));
    }
}
