package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the asking person may see here: officials everything of their division, a department's account its own datasets,
 * within its division when it has one.
 */
@RequestScoped
class Sight {
    private final CurrentActor current;
    private final DatasetContracts contracts;

    @Inject
    Sight(CurrentActor current, DatasetContracts contracts) {
        this.current = current;
        this.contracts = contracts;
    }

    Actor actor() {
        return current.get();
    }

    /** The department whose data alone may be seen; null for all. */
    @Nullable
    String onlyDepartment() {
        Actor actor = actor();
        return actor.is(Roles.FEED_PUSHER) ? String.valueOf(actor.department()) : null;
    }

    /** Digits that every visible division begins with; "-" when nothing is visible. */
    String divisionPrefix() {
        Actor actor = actor();
        return actor.division() == null && actor.is(Roles.FEED_PUSHER)
                ? ""
                : actor.scope().prefix();
    }

    boolean covers(String divisionCode) {
        return divisionCode.startsWith(divisionPrefix());
    }

    Set<String> datasets() {
        String department = onlyDepartment();
        return contracts.feeds().stream()
                .filter(contract -> department == null || department.equals(contract.department()))
                .map(DatasetContract::dataset)
                .collect(Collectors.toSet());
    }

    /** Which records may be seen: those of visible datasets that name a visible place, or are somebody's who lives there. */
    Predicate<ArchivedRecord> ofRecords() {
        Set<String> datasets = datasets();
        String prefix = divisionPrefix();
        return kept -> {
            String household = kept.householdDivision();
            return datasets.contains(kept.record().dataset())
                    && (kept.divisionCode().startsWith(prefix) || household != null && household.startsWith(prefix));
        };
    }

    void require(BatchRow batch) {
        if (!datasets().contains(batch.dataset()) || !covers(batch.divisionCode())) {
            throw notFound();
        }
    }

    void requireToPush(DatasetContract contract) {
        Actor actor = actor();
        boolean anyDataset = actor.is(Roles.ADMINISTRATOR) || actor.is(Roles.MONITORING_STAFF);
        if (!anyDataset && !contract.department().equals(actor.department())) {
            throw Problem.forbidden("仅限数据所属部门报送 / Only the owning department may send this dataset")
                    .asException();
        }
    }

    /** Rows as they stood in the file, ID numbers and all, are for who sent them: the department, or an administrator. */
    boolean seesRawRows(BatchRow batch) {
        Actor actor = actor();
        return actor.is(Roles.ADMINISTRATOR)
                || batch.department().equals(actor.department())
                || batch.pushedBy().equals(actor.userId());
    }

    static RuntimeException notFound() {
        return Problem.notFound("未找到该批次或记录 / No such batch or record").asException();
    }
}
