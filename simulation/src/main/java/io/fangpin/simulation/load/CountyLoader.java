package io.fangpin.simulation.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings a generated county into a running platform as its users would: the administrator enters divisions and the
 * register, each department pushes its own files month by month. Doing it twice changes nothing.
 */
public final class CountyLoader {

    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(30);

    private final PlatformAccess access;
    private final Consumer<LoadProgress> progress;
    private final Clock clock;
    private final Duration patience;
    private final Tokens tokens;
    private final Doors doors;
    private final DatasetContracts contracts = DatasetContracts.load();
    private Instant start;

    public CountyLoader(PlatformAccess access, Consumer<LoadProgress> progress) {
        this(access, progress, Clock.systemUTC(), USUAL_PATIENCE);
    }

    /**
     * A loader of other patience.
     *
     * @param patience how long one step may take before it is given up
     */
    public CountyLoader(PlatformAccess access, Consumer<LoadProgress> progress, Clock clock, Duration patience) {
        this.access = access;
        this.progress = progress;
        this.clock = clock;
        this.patience = patience;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        this.tokens = new Tokens(http, access, clock);
        this.doors = new Doors(http, tokens, clock, patience);
        this.start = clock.instant();
    }

    /** Divisions, register, and every month's feeds; {@link LoadException} when the platform refuses. */
    public LoadResult load(Path county) {
        SimulationOptions options = SimulationSummary.read(county).options();
        int divisions = loadDivisions(county);
        List<LoadResult.Registration> registrations = loadRegister(county);
        List<LoadResult.Batch> batches = new ArrayList<>();
        Instant feedsFrom = clock.instant();
        for (String period : options.periods().stream().map(Object::toString).toList()) {
            batches.addAll(loadMonth(county, period));
        }
        Instant end = clock.instant();
        return new LoadResult(
                divisions, registrations, batches, Duration.between(start, end), Duration.between(feedsFrom, end));
    }

    /** The number of divisions. */
    public int loadDivisions(Path county) {
        start = clock.instant();
        List<Map<String, String>> items = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(CountyLayout.of(county).divisions())) {
            rows.forEach(row -> items.add(Map.of("code", row.getField("code"), "name", row.getField("name"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var unused = doors.put(at(access.registry(), "/divisions"), tokens::administrator, Map.of("items", items));
        tell("行政区划 divisions", items.size(), items.size());
        return items.size();
    }

    /** Uploads the registration sheets, waits until they are applied and matching knows the households. */
    public List<LoadResult.Registration> loadRegister(Path county) {
        int households = SimulationSummary.read(county).households();
        List<LoadResult.Registration> registrations = new ArrayList<>();
        for (Path sheet : CountyLayout.of(county).registrySheets(households)) {
            long before = registrations.stream()
                    .mapToLong(LoadResult.Registration::households)
                    .sum();
            registrations.add(register(sheet, before, households));
        }
        waitUntilMatchingKnows(households);
        return registrations;
    }

    private LoadResult.Registration register(Path sheet, long before, int households) {
        JsonNode view = doors.postFile(
                at(access.registry(), "/registrations?dryRun=false&fileName=" + name(sheet)),
                tokens::administrator,
                sheet);
        URI uri = at(
                access.registry(),
                "/registrations/" + view.path("registrationId").asText());
        Instant until = clock.instant().plus(patience);
        while (!view.path("state").asText().equals("COMPLETED")) {
            String state = view.path("state").asText();
            if (state.equals("REFUSED") || state.equals("DRY_RUN_DONE")) {
                throw new LoadException("登记表未入库 / The register was not applied: " + state);
            }
            waitOn("登记 register " + state, until);
            view = doors.get(uri, tokens::administrator);
            LoadResult.Registration now = registration(view);
            tell(
                    "农户登记 register (" + now.state() + ")",
                    before + now.created() + now.changed() + now.unchanged(),
                    households);
        }
        return registration(view);
    }

    /** Pushes the files of the month, each as its department, and follows them to the end. */
    public List<LoadResult.Batch> loadMonth(Path county, String period) {
        Map<String, JsonNode> sent = new HashMap<>();
        List<DatasetContract> feeds = contracts.feeds().stream()
                .filter(feed -> Files.exists(CountyLayout.of(county).feed(feed.dataset(), period)))
                .toList();
        for (DatasetContract feed : feeds) {
            Path file = CountyLayout.of(county).feed(feed.dataset(), period);
            String query = "?period=" + period + "&division=" + access.divisionCode() + "&fileName=" + name(file);
            URI uri = at(access.matching(), "/feeds/" + feed.dataset() + "/batches" + query);
            sent.put(feed.dataset(), doors.postFile(uri, () -> tokens.department(feed.department()), file));
        }
        List<LoadResult.Batch> batches = new ArrayList<>();
        for (DatasetContract feed : feeds) {
            JsonNode view = sent.getOrDefault(feed.dataset(), MissingNode.getInstance());
            batches.add(follow(view, feed, period));
            tell(period + " " + feed.titleZh() + " " + feed.dataset(), batches.size(), feeds.size());
        }
        return batches;
    }

    private LoadResult.Batch follow(JsonNode sent, DatasetContract feed, String period) {
        boolean duplicate = sent.path("duplicate").asBoolean();
        URI uri = at(access.matching(), "/batches/" + sent.path("batchId").asText());
        Instant until = clock.instant().plus(patience);
        JsonNode view = sent;
        while (!view.path("state").asText().equals("COMPLETED")) {
            if (view.path("state").asText().equals("REFUSED")) {
                throw new LoadException(
                        "整批被拒 / The batch was refused: " + period + " " + feed.dataset() + " " + view.path("refusal"));
            }
            waitOn(period + " " + feed.dataset() + " " + view.path("state").asText(), until);
            view = doors.get(uri, () -> tokens.department(feed.department()));
            JsonNode counts = view.path("counts");
            long rows = counts.path("rows").asLong();
            tell(period + " " + feed.titleZh(), rows - counts.path("pending").asLong(), rows);
        }
        JsonNode counts = view.path("counts");
        return new LoadResult.Batch(
                view.path("batchId").asText(),
                feed.dataset(),
                period,
                view.path("state").asText(),
                counts.path("rows").asLong(),
                counts.path("matched").asLong(),
                counts.path("unmatched").asLong(),
                counts.path("quarantined").asLong(),
                counts.path("pending").asLong(),
                duplicate);
    }

    /** Rows that come before matching knows their people would first be unmatched: its readiness says what it knows. */
    private void waitUntilMatchingKnows(int households) {
        URI uri = at(access.matching(), "/q/health/ready");
        Instant until = clock.instant().plus(patience);
        long known = 0;
        while (known < households) {
            for (JsonNode check : doors.look(uri).path("checks")) {
                if (check.path("name").asText().equals("person-index")) {
                    known = check.path("data").path("households").asLong();
                }
            }
            tell("人员索引 person index", known, households);
            if (known < households) {
                waitOn("人员索引 person index", until);
            }
        }
    }

    private void waitOn(String step, Instant until) {
        if (clock.instant().isAfter(until)) {
            throw new LoadException("超时 / Not finished in time: " + step);
        }
        Doors.pause();
    }

    private static LoadResult.Registration registration(JsonNode view) {
        return new LoadResult.Registration(
                view.path("registrationId").asText(),
                view.path("state").asText(),
                view.path("rows").asLong(),
                view.path("households").asLong(),
                view.path("created").asLong(),
                view.path("changed").asLong(),
                view.path("unchanged").asLong(),
                view.path("quarantined").asLong());
    }

    private void tell(String what, long done, long total) {
        progress.accept(new LoadProgress(what, done, total, Duration.between(start, clock.instant())));
    }

    private static String name(Path file) {
        return URLEncoder.encode(String.valueOf(file.getFileName()), StandardCharsets.UTF_8);
    }

    private static URI at(URI service, String path) {
        return URI.create(service + path);
    }
}
