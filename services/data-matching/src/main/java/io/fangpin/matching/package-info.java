/**
 * Whose record is this: a department's file becomes facts about persons.
 *
 * <ol>
 *   <li>{@code ReceiveBatch} keeps the uploaded file and recognises one that came before;
 *   <li>{@code ReadBatch} validates each row, archives it, quarantines bad ones, says {@code FeedRecordReceived};
 *   <li>{@code stream} matches records against the person index and says facts and resolutions;
 *   <li>{@code RecordResolutions} writes each record's outcome into the archive, {@code BatchProgress} counts;
 *   <li>{@code MatchAgain} sends unmatched records round again when the registry learns of their person.
 * </ol>
 */
@NullMarked
package io.fangpin.matching;

import org.jspecify.annotations.NullMarked;
