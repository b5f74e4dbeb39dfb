package io.fangpin.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/** Which of the two encodings in use, UTF-8 and GB18030, a text file is in. */
final class Encodings {

    static final Charset GB18030 = Charset.forName("GB18030");
    private static final char REPLACEMENT = '\ufffd';
    private static final int SAMPLE_BYTES = 1 << 16;

    private Encodings() {}

    /** The text, or empty when the bytes are not wholly of the encoding. */
    static Optional<String> decode(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            // The quickest way; it puts a replacement for what it cannot read, and only then is there doubt.
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return Optional.of(text);
            }
        }
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The text of a line that was cut off, perhaps within its last character. */
    private static Optional<String> decodeBeginning(byte[] bytes, Charset charset) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, false);
        return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    /** Text for people to recognise a row by, whatever its encoding. */
    static String decodeSomehow(byte[] bytes, Charset charset) {
        Charset other = charset.equals(StandardCharsets.UTF_8) ? GB18030 : StandardCharsets.UTF_8;
        return decode(bytes, charset)
                .or(() -> decodeBeginning(bytes, charset))
                .or(() -> decode(bytes, other))
                .orElseGet(() -> new String(bytes, charset))
                .replace("\0", "");
    }

    /** UTF-8 unless more lines are broken as UTF-8 than are good, by a pass over the whole file. */
    static Charset of(Path file, Limits limits) throws IOException {
        long good = 0;
        long broken = 0;
        Utf8Check utf8 = new Utf8Check();
        try (InputStream in = Files.newInputStream(file);
                Records lines = new Records(in, limits.maxLineBytes(), 0, -1)) {
            for (Optional<Records.Cut> cut = lines.next(); cut.isPresent(); cut = lines.next()) {
                byte[] bytes = cut.get().bytes();
                if (cut.get().fault() == Records.Fault.NONE && !ascii(bytes)) {
                    if (utf8.fits(bytes)) {
                        good++;
                    } else {
                        broken++;
                    }
                }
            }
        }
        return broken > good ? GB18030 : StandardCharsets.UTF_8;
    }

    /** Whether bytes are UTF-8, for many lines with one decoder. */
    private static final class Utf8Check {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private CharBuffer characters = CharBuffer.allocate(1024);

        boolean fits(byte[] bytes) {
            if (bytes.length > characters.capacity()) {
                characters = CharBuffer.allocate(bytes.length);
            }
            CoderResult result = decoder.reset().decode(ByteBuffer.wrap(bytes), characters.clear(), true);
            return !result.isError();
        }
    }

    /** A guess at the encoding for the message of a refusal. */
    static String guess(Path file) throws IOException {
        UniversalDetector detector = new UniversalDetector();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] sample = in.readNBytes(SAMPLE_BYTES);
            detector.handleData(sample, 0, sample.length);
        }
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? "unknown" : name;
    }

    private static boolean ascii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
