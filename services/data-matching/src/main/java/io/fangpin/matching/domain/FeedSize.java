package io.fangpin.matching.domain;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.ExpectedRows;
import io.fangpin.schemas.matching.FeedHealthChanged.SizeBasis;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a delivery has enough rows, and by whose word. What was agreed on counts alone. A contract's share, which is coarse,
 * and what came before count both: whichever the delivery fails first.
 *
 * @param state ON_TIME, SHRUNKEN or SWOLLEN
 * @param rows of the newest delivery
 * @param usualRows median of those before
 */
record FeedSize(
        State state,
        @Nullable Long rows,
        @Nullable Long usualRows,
        @Nullable SizeBasis judgedBy,
        @Nullable RowBounds bounds) {

    static FeedSize judge(DatasetContract contract, Expectation expected, Deliveries came, Tolerance tolerance) {
        Long rows = came.rows();
        Long usual = came.usualRows();
        if (rows == null) {
            return new FeedSize(State.ON_TIME, null, null, null, null);
        }
        RowBounds agreed = expected.agreed();
        if (agreed != null) {
            return new FeedSize(agreed.judge(rows), rows, usual, SizeBasis.AGREEMENT, agreed);
        }
        FeedSize byContract = share(contract)
                .filter(share -> expected.persons() >= tolerance.personsAtLeast())
                .flatMap(share -> RowBounds.of(share, expected.persons()))
                .map(bounds -> new FeedSize(bounds.judge(rows), rows, usual, SizeBasis.CONTRACT, bounds))
                .orElse(new FeedSize(State.ON_TIME, rows, usual, null, null));
        if (byContract.state != State.ON_TIME || usual == null || usual < tolerance.usualRowsAtLeast()) {
            return byContract;
        }
        RowBounds earlier = RowBounds.around(usual, tolerance);
        return new FeedSize(earlier.judge(rows), rows, usual, SizeBasis.EARLIER, earlier);
    }

    private static Optional<ExpectedRows.Share> share(DatasetContract contract) {
        return Optional.ofNullable(contract.expectedRows()).map(ExpectedRows::perThousandPersons);
    }
}
