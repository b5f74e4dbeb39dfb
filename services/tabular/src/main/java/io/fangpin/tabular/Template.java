package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import java.nio.charset.StandardCharsets;

/** An empty sheet to fill in: the header and one example row, UTF-8 with byte order mark. */
public final class Template {

    private Template() {}

    public static byte[] csv(DatasetContract contract) {
        String[] headers =
                contract.fields().stream().map(f -> f.headers().getFirst()).toArray(String[]::new);
        String[] example =
                contract.fields().stream().map(FieldContract::exampleZh).toArray(String[]::new);
        return ("\ufeff" + CsvText.line(headers) + "\r\n" + CsvText.line(example) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
