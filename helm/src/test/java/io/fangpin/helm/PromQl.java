package io.fangpin.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prometheus' own grammar of queries, asked through Node. */
final class PromQl {
    /** Metrics an expression names, and where it breaks the grammar. */
    record Judgement(
            String expression,
            List<String> metrics,
            @Nullable Integer fault) {}

    private PromQl() {}

    static List<Judgement> judge(List<String> expressions) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        Process node = new ProcessBuilder("node", "promql.mjs")
                .directory(Repository.NODE.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var asked = node.getOutputStream()) {
            asked.write(json.writeValueAsString(expressions).getBytes(StandardCharsets.UTF_8));
        }
        byte[] answer = node.getInputStream().readAllBytes();
        if (node.waitFor() != 0) {
            throw new IOException("node promql.mjs ended with " + node.exitValue());
        }
        return List.of(json.readValue(answer, Judgement[].class));
    }
}
