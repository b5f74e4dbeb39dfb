package io.fangpin.funds.domain;

import org.jspecify.annotations.Nullable;

/** What the bank says of one payment (回盘): paid, or why not; the row number is that of the file. */
public record ReturnLine(
        int rowNo,
        String paymentNo,
        boolean success,
        @Nullable String reasonZh) {}
