package io.fangpin.tabular;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of newline-delimited JSON, one object a line; keys are field names or headers. There is no header row. */
final class NdjsonRows implements RowSource {

    private static final Charset CHARSET = StandardCharsets.UTF_8;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);
    private static final Pattern WHOLE_OR_DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final int MAX_UNKNOWN_KEYS_KEPT = 100;

    private final Records records;
    private final Limits limits;
    private final List<FieldContract> fields;
    private final List<String> headers;
    private final Map<String, Integer> indexByKey = new HashMap<>();
    private final Columns columns;
    private final Set<String> ignored = new LinkedHashSet<>();
    private int rowNo;
    private @Nullable Row upcoming;

    private NdjsonRows(Records records, DatasetContract contract, Limits limits) {
        this.records = records;
        this.limits = limits;
        this.fields = contract.fields();
        this.headers = fields.stream().map(f -> f.headers().getFirst()).toList();
        this.columns = new Columns(headers, contract, limits, false);
        Map<String, FieldContract> known = Columns.byHeader(contract);
        known.forEach((key, field) -> indexByKey.put(key, fields.indexOf(field)));
    }

    static RowSource open(Path file, DatasetContract contract, Limits limits) throws IOException {
        InputStream in = Files.newInputStream(file);
        ByteOrderMark.skip(in, file);
        return new NdjsonRows(new Records(in, limits.maxLineBytes(), 0, -1), contract, limits);
    }

    @Override
    public SheetInfo info() {
        return new SheetInfo(SheetInfo.Format.NDJSON, CHARSET.name(), 0, headers, List.copyOf(ignored));
    }

    @Override
    public boolean hasNext() {
        if (upcoming == null) {
            upcoming = read();
        }
        return upcoming != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || upcoming == null) {
            throw new NoSuchElementException();
        }
        Row row = upcoming;
        upcoming = null;
        return row;
    }

    private @Nullable Row read() {
        try {
            for (Optional<Records.Cut> cut = records.next(); cut.isPresent(); cut = records.next()) {
                rowNo++;
                RowCount.check(rowNo, limits);
                Row row = toRow(cut.get());
                if (row != null) {
                    return row;
                }
            }
            return null;
        } catch (IOException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    private @Nullable Row toRow(Records.Cut cut) {
        String readable = Encodings.decodeSomehow(cut.bytes(), CHARSET);
        if (cut.fault() != Records.Fault.NONE) {
            return invalid(RowFaults.of(cut.fault()), readable);
        }
        Optional<String> line = Encodings.decode(cut.bytes(), CHARSET);
        if (line.isEmpty()) {
            return invalid(RowFaults.MIXED_ENCODING, readable);
        }
        if (line.get().isBlank()) {
            return null;
        }
        try {
            JsonNode node = JSON.readValue(line.get());
            return node.isObject() ? ofObject(node, readable) : invalid(RowFaults.NOT_JSON, readable);
        } catch (JsonProcessingException e) {
            return invalid(RowFaults.NOT_JSON, readable);
        }
    }

    private Row ofObject(JsonNode object, String readable) {
        String[] cells = new String[fields.size()];
        Arrays.fill(cells, "");
        List<FieldError> errors = new ArrayList<>();
        Set<Integer> filled = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String key = Spelling.key(entry.getKey());
            Integer index = indexByKey.get(key);
            if (index == null) {
                if (ignored.size() < MAX_UNKNOWN_KEYS_KEPT) {
                    ignored.add(entry.getKey());
                }
            } else if (!filled.add(index)) {
                errors.add(repeated(fields.get(index), entry.getKey()));
            } else if (entry.getValue().isContainerNode()) {
                errors.add(nested(fields.get(index), entry.getKey()));
            } else {
                String value = text(entry.getValue());
                boolean inFen = fields.get(index).type() == FieldType.MONEY && key.endsWith("_fen");
                cells[index] = inFen ? yuan(value) : value;
            }
        }
        if (!errors.isEmpty()) {
            return new Row.Invalid(rowNo, errors, CsvText.asOneCell(readable));
        }
        return columns.toRow(rowNo, cells, null, CsvText.line(cells));
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isBigDecimal()) {
            int scale = value.decimalValue().scale();
            return Math.abs((long) scale) <= 30 ? value.decimalValue().toPlainString() : value.asText();
        }
        return value.asText();
    }

    /** The columns are named in yuan; what is no number stays, to be refused as such. */
    private static String yuan(String fen) {
        return WHOLE_OR_DECIMAL.matcher(fen).matches()
                ? new BigDecimal(fen).movePointLeft(2).toPlainString()
                : fen;
    }

    private static FieldError nested(FieldContract field, String key) {
        return new FieldError(field.name(), key, "NOT_A_VALUE", "应为单个值", "Should be a single value");
    }

    private static FieldError repeated(FieldContract field, String key) {
        return new FieldError(field.name(), key, "REPEATED_FIELD", "同一字段出现两次", "The same field stands twice");
    }

    private Row invalid(FieldError error, String readable) {
        return new Row.Invalid(rowNo, List.of(error), CsvText.asOneCell(readable));
    }

    @Override
    public void close() {
        records.close();
    }
}
