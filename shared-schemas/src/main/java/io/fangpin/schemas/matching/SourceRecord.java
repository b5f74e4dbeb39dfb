package io.fangpin.schemas.matching;

/** The row a fact rests on: which department's batch, which row of it. */
public record SourceRecord(
        String dataset, String feedCode, String department, String batchId, String recordId, int rowNo) {}
