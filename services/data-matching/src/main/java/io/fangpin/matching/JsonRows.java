package io.fangpin.matching;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fangpin.kit.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A JSON array of rows as the lines of a file, one row at a time; what is no such array is a problem. */
public final class JsonRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    /** The array as newline-delimited JSON, read as it is asked for. */
    public static InputStream lines(InputStream array) {
        try {
            JsonParser parser = JSON.createParser(array);
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("应为行对象的数组 / An array of rows is expected");
            }
            parser.nextToken();
            return new SequenceInputStream(
                    new Lines(JSON.readerFor(JsonNode.class).readValues(parser)));
        } catch (JsonProcessingException e) {
            throw malformed(where(e));
        } catch (IOException e) {
            throw Problem.of(400, "upload-broken", "上传中断 / The upload broke off")
                    .asException();
        }
    }

    /** Rows that are at hand already. */
    static InputStream lines(List<Map<String, Object>> rows) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, Object> row : rows) {
            lines.append(JSON.valueToTree(row).toString()).append('\n');
        }
        return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private record Lines(MappingIterator<JsonNode> rows) implements Enumeration<InputStream> {
        @Override
        public boolean hasMoreElements() {
            try {
                return rows.hasNextValue();
            } catch (JsonProcessingException e) {
                throw malformed(where(e));
            } catch (IOException e) {
                throw Problem.of(400, "upload-broken", "上传中断 / The upload broke off")
                        .asException();
            }
        }

        @Override
        public InputStream nextElement() {
            try {
                if (rows.nextValue() instanceof ObjectNode row) {
                    return new ByteArrayInputStream((row + "\n").getBytes(StandardCharsets.UTF_8));
                }
                throw malformed("每行应为一个对象 / Each row must be an object");
            } catch (JsonProcessingException e) {
                throw malformed(where(e));
            } catch (IOException e) {
                throw new NoSuchElementException(e);
            }
        }
    }

    private static String where(JsonProcessingException fault) {
        var at = fault.getLocation();
        return at == null
                ? ""
                : "第%d行第%d列 / line %d, column %d"
                        .formatted(at.getLineNr(), at.getColumnNr(), at.getLineNr(), at.getColumnNr());
    }

    private static RuntimeException malformed(String detail) {
        return Problem.of(400, "malformed-json", "不是行对象的 JSON 数组 / Not a JSON array of rows: " + detail)
                .asException();
    }
}
