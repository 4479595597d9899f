package org.backline.intake.roster;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.backline.support.web.InvalidRequest;

/** The bytes of a file as text. An encoding is never guessed: a wrong guess would register people under wrong names. */
final class RosterText {

    private RosterText() {}

    /** @throws InvalidRequest when the bytes are not text in an encoding that is recognised for sure */
    static String of(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return decoded(file, 3, UTF_8);
        }
        if (begins(file, 0xFF, 0xFE)) {
            return decoded(file, 2, UTF_16LE);
        }
        if (begins(file, 0xFE, 0xFF)) {
            return decoded(file, 2, UTF_16BE);
        }
        return decoded(file, 0, UTF_8);
    }

    private static String decoded(byte[] file, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new InvalidRequest("file", "must be a text file with comma-separated values, not a workbook");
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new InvalidRequest(
                    "file", "must be text in UTF-8 or UTF-16; in a spreadsheet choose \"CSV UTF-8\" when you save it");
        }
    }

    private static boolean begins(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int index = 0; index < mark.length; index++) {
            if (Byte.toUnsignedInt(file[index]) != mark[index]) {
                return false;
            }
        }
        return true;
    }
}
