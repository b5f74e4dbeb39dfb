package io.fangpin.assistance;

import io.fangpin.assistance.store.LoadedCase;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.ProblemException;
import io.fangpin.kit.security.DivisionScope;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.OptimisticLockException;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.StaleStateException;

/** A case changes for one person at a time: who holds an older version is told so, early or at the very end. */
final class OneAtATime {

    private OneAtATime() {}

    /** The case when it exists for this person and has not changed since it was read. */
    static LoadedCase current(Optional<LoadedCase> found, int version, DivisionScope scope) {
        LoadedCase loaded = visible(found, scope);
        if (loaded.row().version != version) {
            throw conflict(loaded.row().version);
        }
        return loaded;
    }

    static LoadedCase visible(Optional<LoadedCase> found, DivisionScope scope) {
        return found.filter(loaded -> scope.covers(loaded.row().divisionCode))
                .orElseThrow(() -> Problem.notFound("未找到该监测事项 / Case not found").asException());
    }

    static <T> Uni<T> onItsOwn(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(failure -> failure instanceof OptimisticLockException
                        || failure instanceof StaleStateException
                        || failure.getCause() instanceof StaleStateException)
                .transform(failure -> Problem.conflict("conflict", "内容已被他人更新，请刷新后重试 / Changed by someone else, reload")
                        .asException());
    }

    private static ProblemException conflict(int version) {
        return Problem.conflict("conflict", "内容已被他人更新，请刷新后重试 / Changed by someone else, reload")
                .with("version", version)
                .asException();
    }
}
