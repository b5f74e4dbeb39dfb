package io.fangpin.helm;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which environment variables a service reads, taken from its own configuration and the kit's. */
final class ServiceEnvironment {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{((?:FANGPIN|KAFKA)_[A-Z_]+)");

    /** Read elsewhere than in a properties file. */
    private static final List<String> READ_BY_THE_KIT = List.of("FANGPIN_CRYPTO_ACTIVE_KEY", "FANGPIN_CRYPTO_HASH_KEY");

    /** Absent is a choice: no traces, no mails, PostgreSQL as the archive, the shipped definitions. */
    private static final Set<String> OPTIONAL = Set.of(
            "FANGPIN_WORKFLOW_FILE",
            "FANGPIN_POLICY_FILE",
            "FANGPIN_CALENDAR_FILE",
            "FANGPIN_DIVISIONS",
            "FANGPIN_OTEL_ENDPOINT",
            "FANGPIN_SMTP_HOST",
            "FANGPIN_SMTP_PORT",
            "FANGPIN_SMTP_FROM",
            "FANGPIN_SMTP_USER",
            "FANGPIN_SMTP_PASSWORD",
            "FANGPIN_SMTP_START_TLS",
            "FANGPIN_MONGO_URI",
            "FANGPIN_MONGO_DATABASE");

    private ServiceEnvironment() {}

    static Set<String> neededBy(String service) {
        Set<String> needed = new TreeSet<>(READ_BY_THE_KIT);
        Stream.of(
                        "../services/service-kit/src/main/resources/META-INF/microprofile-config.properties",
                        "../services/%s/src/main/resources/application.properties".formatted(service))
                .map(file -> VARIABLE.matcher(Repository.read(Path.of(file))))
                .flatMap(Matcher::results)
                .map(found -> found.group(1))
                .filter(variable -> !OPTIONAL.contains(variable))
                .forEach(needed::add);
        return needed;
    }
}
