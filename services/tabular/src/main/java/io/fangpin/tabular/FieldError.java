package io.fangpin.tabular;

/**
 * Why a cell, or a whole row, cannot be read; never carries the value itself.
 *
 * @param field name in the contract; empty when the whole row is at fault
 * @param header the column's header in the file; empty when the whole row is at fault
 * @param code stable code, e.g. {@code ID_MALFORMED}
 */
public record FieldError(String field, String header, String code, String reasonZh, String reasonEn) {

    static FieldError ofRow(String code, String reasonZh, String reasonEn) {
        return new FieldError("", "", code, reasonZh, reasonEn);
    }
}
