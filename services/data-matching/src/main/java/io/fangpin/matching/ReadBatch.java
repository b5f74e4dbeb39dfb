package io.fangpin.matching;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.kafka.EventHeaders;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.kit.trace.Traceparent;
import io.fangpin.kit.trace.Tracing;
import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.BatchRow.Refusal;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.QuarantinedRow;
import io.fangpin.matching.store.ReadRecord;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.tabular.FieldError;
import io.fangpin.tabular.Limits;
import io.fangpin.tabular.RefusedFileException;
import io.fangpin.tabular.Row;
import io.fangpin.tabular.RowSource;
import io.fangpin.tabular.TabularReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Use case: a batch's file is read row by row. Each chunk goes to the archive, then to Kafka, then counts as read; a
 * chunk that was cut off is simply done again, its record ids are the same. Blocks; while one chunk is written, the next
 * is read.
 */
@ApplicationScoped
public class ReadBatch {
    private static final Refusal NO_ROWS = new Refusal(
            "NO_ROWS",
            "文件只有表头，没有数据行；本期确无数据请按零报告报送",
            "The file has a header but no data rows; if there is nothing to report, send it as a zero report");
    private static final String EMPTY_FILE = "EMPTY_FILE";
    private static final long GIB = 1024L * 1024 * 1024;
    private static final Limits LIMITS =
            Limits.standard().withMaxFileBytes(2 * GIB).withMaxInflatedBytes(8 * GIB);

    private final Uploads uploads;
    private final Batches batches;
    private final RecordArchive archive;
    private final EventPublisher publisher;
    private final EventHeaders headers;
    private final BatchProgress progress;
    private final Tracing tracing;
    private final FieldCipher cipher;
    private final Clock clock;
    private final int chunkRows;
    private final DatasetContracts contracts;

    @Inject
    ReadBatch(
            Uploads uploads,
            Batches batches,
            RecordArchive archive,
            EventPublisher publisher,
            BatchProgress progress,
            Tracing tracing,
            FieldCipher cipher,
            Clock clock,
            DatasetContracts contracts,
            @ConfigProperty(name = "fangpin.event-source") String source,
            @ConfigProperty(name = "fangpin.matching.chunk-rows") int chunkRows) {
        this.uploads = uploads;
        this.batches = batches;
        this.archive = archive;
        this.publisher = publisher;
        this.headers = new EventHeaders(source);
        this.progress = progress;
        this.tracing = tracing;
        this.cipher = cipher;
        this.clock = clock;
        this.contracts = contracts;
        this.chunkRows = chunkRows;
    }

    /** Rows that go together. */
    private record Chunk(List<ReadRecord> records, List<QuarantinedRow> quarantined, int lastRow) {}

    private static final Chunk NOTHING = new Chunk(List.of(), List.of(), 0);

    /** Reads on from where the batch stands; returns early, unfinished, when told to stop. */
    void read(BatchRow batch, BooleanSupplier stop) {
        DatasetContract contract = contracts.find(batch.dataset()).orElseThrow();
        try (RowSource rows = TabularReader.open(uploads.of(batch.batchId()), contract, LIMITS)) {
            if (readAll(batch, contract, rows, stop)) {
                batches.readingDone(batch.batchId()).await().indefinitely();
                uploads.forget(batch.batchId());
            }
        } catch (RefusedFileException refused) {
            if (batch.zeroReport() && refused.code().equals(EMPTY_FILE)) {
                nothingToReport(batch);
                progress.touch(batch.batchId());
                return;
            }
            refuse(batch, new Refusal(refused.code(), refused.messageZh(), refused.messageEn()));
        }
        progress.touch(batch.batchId());
    }

    private boolean readAll(BatchRow batch, DatasetContract contract, RowSource rows, BooleanSupplier stop) {
        SealRow seal = new SealRow(batch, contract, cipher);
        CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
        if (!rows.hasNext() && !batch.zeroReport()) {
            refuse(batch, NO_ROWS);
            return false;
        }
        boolean begun = batch.state() != BatchState.RECEIVED;
        int partitions = publisher.partitions(Topics.FEED_RECORDS).await().indefinitely();
        RecordsOfParts parts = new RecordsOfParts(batch.batchId(), partitions, headers);
        while (rows.hasNext()) {
            if (stop.getAsBoolean()) {
                return false;
            }
            Chunk chunk = next(batch, seal, rows);
            if (!begun) {
                begin(batch, rows.info().columns(), chunk);
                begun = true;
            }
            writing.join();
            writing = tracing.continuing(batch.traceparent(), "read batch", () -> write(batch, parts, chunk))
                    .subscribeAsCompletionStage();
        }
        writing.join();
        if (!begun) {
            begin(batch, rows.info().columns(), NOTHING);
        }
        return true;
    }

    private void nothingToReport(BatchRow batch) {
        begin(batch, List.of(), NOTHING);
        batches.readingDone(batch.batchId()).await().indefinitely();
        uploads.forget(batch.batchId());
    }

    private void begin(BatchRow batch, List<String> columns, Chunk first) {
        boolean synthetic =
                first.records.stream().anyMatch(kept -> kept.record().synthetic());
        tracing.continuing(
                        batch.traceparent(),
                        "begin batch",
                        () -> batches.begin(
                                batch.batchId(),
                                columns,
                                synthetic,
                                BatchEvents.received(batch, synthetic, clock.instant())))
                .await()
                .indefinitely();
    }

    private Chunk next(BatchRow batch, SealRow seal, RowSource rows) {
        List<ReadRecord> records = new ArrayList<>(chunkRows);
        List<QuarantinedRow> quarantined = new ArrayList<>();
        int lastRow = 0;
        Instant now = clock.instant();
        while (rows.hasNext() && records.size() + quarantined.size() < chunkRows) {
            Row row = rows.next();
            lastRow = row.rowNo();
            if (lastRow <= batch.readToRow()) {
                continue;
            }
            switch (row) {
                case Row.Invalid invalid -> quarantined.add(quarantine(batch, row, invalid.errors()));
                case Row.Valid valid -> {
                    Optional<FieldError> fault = seal.fault(valid);
                    if (fault.isPresent()) {
                        quarantined.add(quarantine(batch, row, List.of(fault.get())));
                    } else {
                        var record = seal.seal(valid, now);
                        String division = record.divisionCode() == null ? batch.divisionCode() : record.divisionCode();
                        records.add(ReadRecord.of(record, division));
                    }
                }
            }
        }
        return new Chunk(records, quarantined, lastRow);
    }

    private QuarantinedRow quarantine(BatchRow batch, Row row, List<FieldError> errors) {
        return new QuarantinedRow(batch.batchId(), row.rowNo(), errors, cipher.seal(row.raw()));
    }

    private Uni<Void> write(BatchRow batch, RecordsOfParts parts, Chunk chunk) {
        // Made here, by the reader, so that the one event loop only passes them on.
        var said =
                parts.of(chunk.records, EventHeaders.time(clock.instant()), EventHeaders.trace(Traceparent.current()));
        return archive.keep(chunk.records, chunk.quarantined)
                .chain(() -> publisher.publish(said))
                .chain(() -> batches.advance(batch.batchId(), chunk.lastRow))
                .invoke(() -> progress.touch(batch.batchId()));
    }

    private void refuse(BatchRow batch, Refusal refusal) {
        Instant now = clock.instant();
        tracing.continuing(
                        batch.traceparent(),
                        "refuse batch",
                        () -> batches.refuse(batch.batchId(), refusal, now, BatchEvents.refused(batch, refusal, now))
                                .invoke(() -> BatchLog.refused(batch, refusal)))
                .await()
                .indefinitely();
    }
}
