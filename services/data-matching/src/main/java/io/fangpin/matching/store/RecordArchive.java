package io.fangpin.matching.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.domain.Tally;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Feed records and quarantined rows: documents of many shapes, in PostgreSQL or MongoDB. Both do the same; writing the
 * same thing twice changes nothing.
 */
public interface RecordArchive {
    /** A name that more records bear than this is no reason to look at all of them again. */
    int MOST_OF_A_NAME = 2000;

    /** Adds rows of one batch; those already there stay as they are. */
    Uni<Void> keep(List<ReadRecord> records, List<QuarantinedRow> quarantined);

    /** Writes outcomes; of two for one record the later in the list counts. Records of no batch are passed over. */
    Uni<Void> resolve(List<Resolution> resolutions);

    /** Counts a batch's rows. */
    Uni<Tally> tally(String batchId);

    Uni<Optional<ArchivedRecord>> find(String recordId);

    Uni<List<ArchivedRecord>> find(Collection<String> recordIds);

    /** By batch and row. */
    Uni<Page<ArchivedRecord>> list(RecordFilter filter, PageRequest page);

    /** Unmatched records with these ID hashes. */
    Uni<List<ArchivedRecord>> unmatched(Collection<String> idNoHashes);

    /** Records matched to one of these persons. */
    Uni<List<ArchivedRecord>> matchedTo(Collection<String> personIds);

    /** Records that would be one of these persons', if their household consented. */
    Uni<List<ArchivedRecord>> withheldFrom(Collection<String> personIds);

    /** Unmatched records with one of these names, as written; at most {@link #MOST_OF_A_NAME}. */
    Uni<List<ArchivedRecord>> unmatchedNamed(Collection<String> names);

    /** Unmatched records by batch and row, those after the given record; pass "" to begin. */
    Uni<List<ArchivedRecord>> unmatchedAfter(String recordId, int limit);

    /** By row. */
    Uni<Page<QuarantinedRow>> quarantine(String batchId, PageRequest page);

    /** By row, those after the given row. */
    Uni<List<QuarantinedRow>> quarantineAfter(String batchId, int rowNo, int limit);
}
