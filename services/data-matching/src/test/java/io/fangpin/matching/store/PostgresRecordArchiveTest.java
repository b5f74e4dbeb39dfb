package io.fangpin.matching.store;

import io.fangpin.kit.testing.BackingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class PostgresRecordArchiveTest extends RecordArchiveContract {
    @Inject
    Pool pool;

    @Override
    RecordArchive archive() {
        return new PostgresRecordArchive(pool);
    }
}
