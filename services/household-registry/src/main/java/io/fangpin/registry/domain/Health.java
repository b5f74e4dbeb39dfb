package io.fangpin.registry.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 健康状况 and disability; sealed as the JSON of these three.
 *
 * @param healthStatus any of 健康, 长期慢性病, 患有大病, 残疾, as registered
 * @param disabilityClass 1–7 (DOMAIN 2.3)
 * @param disabilityLevel 1–4, 1 is the gravest
 */
public record Health(
        List<String> healthStatus,
        @Nullable String disabilityClass,
        @Nullable Integer disabilityLevel) {

    public Health {
        healthStatus = List.copyOf(healthStatus);
    }

    /** JSON by hand, so that the same health always has the same text and hash. */
    public String json() {
        StringBuilder json = new StringBuilder("{\"healthStatus\":[");
        for (int i = 0; i < healthStatus.size(); i++) {
            json.append(i == 0 ? "" : ",").append(quoted(healthStatus.get(i)));
        }
        json.append(']');
        if (disabilityClass != null) {
            json.append(",\"disabilityClass\":").append(quoted(disabilityClass));
        }
        if (disabilityLevel != null) {
            json.append(",\"disabilityLevel\":").append(disabilityLevel);
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else {
                out.append(c < ' ' ? ' ' : (char) c);
            }
        });
        return out.append('"').toString();
    }
}
