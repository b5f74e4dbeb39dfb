package io.fangpin.funds.api;

import io.fangpin.funds.PayByBank;
import io.fangpin.funds.PayByBank.Returned;
import io.fangpin.funds.store.BankBatches;
import io.fangpin.funds.store.BankBatches.BankBatch;
import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Files to and from the bank. */
@Path("/bank-batches")
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class BankResource {

    private final CurrentActor actor;
    private final PayByBank payByBank;
    private final BankBatches batches;
    private final FieldCipher cipher;
    private final AccessLog accessLog;

    @Inject
    public BankResource(
            CurrentActor actor, PayByBank payByBank, BankBatches batches, FieldCipher cipher, AccessLog accessLog) {
        this.actor = actor;
        this.payByBank = payByBank;
        this.batches = batches;
        this.cipher = cipher;
        this.accessLog = accessLog;
    }

    /** Puts all approved payments of the division into one file. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<BankBatch> send() {
        return payByBank.send(actor.get());
    }

    @GET
    public Uni<Page<BankBatch>> list(@BeanParam PageRequest page) {
        return batches.list(actor.scope().likePattern(), page.size(), page.offset())
                .map(items -> Page.of(items, page.offset() + items.size(), page));
    }

    @GET
    @Path("{id}")
    public Uni<BankBatch> get(String id) {
        return find(id);
    }

    /** The file for the bank, with cards in plain; each download is recorded. */
    @GET
    @Path("{id}/file")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<Response> file(String id) {
        return find(id).call(batch -> accessLog.record(
                        actor.get(),
                        new AccessLog.Subject("bank-batch", batch.bankBatchId(), batch.divisionCode()),
                        List.of("bankCard", "name"),
                        "银行代发文件 / bank payment file"))
                .chain(batch -> batches.lines(batch.bankBatchId())
                        .map(lines -> Response.ok(BankFile.write(lines, cipher))
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "attachment; filename=\"" + batch.no() + ".csv\"")
                                .build()));
    }

    /** The bank's answer; wrong in one line, it changes nothing at all. The same file again changes nothing. */
    @POST
    @Path("{id}/return-file")
    @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM, MediaType.TEXT_PLAIN})
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<Returned> returnFile(String id, byte[] body) {
        return payByBank.takeReturnFile(actor.get(), id, BankFile.hash(body), BankFile.readReturn(body));
    }

    private Uni<BankBatch> find(String id) {
        return batches.find(id, actor.scope().likePattern())
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("未找到该银行批次 / Bank batch not found").asException()));
    }
}
