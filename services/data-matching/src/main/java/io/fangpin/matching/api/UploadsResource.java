package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.ResumableUploads;
import io.fangpin.matching.ResumableUploads.Progress;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Large files in pieces: the core and the creation extension of tus 1.0.0, so that any tus client goes on after a break. A
 * finished upload becomes a batch by {@code POST /feeds/{dataset}/batches?upload=<id>}.
 */
@Path("/uploads")
@RolesAllowed({Roles.FEED_PUSHER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
@Blocking
public class UploadsResource {
    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String PIECE = "application/offset+octet-stream";
    private static final long LONGEST = 2L << 30;

    private final ResumableUploads uploads;
    private final Sight sight;

    @Inject
    UploadsResource(ResumableUploads uploads, Sight sight) {
        this.uploads = uploads;
        this.sight = sight;
    }

    @POST
    public Response create(@HeaderParam(LENGTH) @Nullable Long length) {
        if (length == null || length < 0 || length > LONGEST) {
            throw Problem.of(413, "upload-too-long", "文件长度须给出且不超过 2 GB / The length must be given, at most 2 GB")
                    .asException();
        }
        Progress created = uploads.create(sight.actor().userId(), length);
        return tus(Response.created(URI.create("/uploads/" + created.uploadId())), created);
    }

    @HEAD
    @Path("/{uploadId}")
    public Response progress(@PathParam("uploadId") String uploadId) {
        Progress progress = uploads.find(uploadId, sight.actor().userId());
        return tus(Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store"), progress);
    }

    @PATCH
    @Path("/{uploadId}")
    @Consumes(PIECE)
    public Response append(
            @PathParam("uploadId") String uploadId, @HeaderParam(OFFSET) @Nullable Long offset, InputStream piece) {
        if (offset == null) {
            throw Problem.of(400, "upload-offset", "须给出 Upload-Offset / Upload-Offset is missing")
                    .asException();
        }
        return tus(Response.noContent(), uploads.append(uploadId, sight.actor().userId(), offset, piece));
    }

    private static Response tus(ResponseBuilder answer, Progress progress) {
        return answer.header(RESUMABLE, VERSION)
                .header(OFFSET, progress.offset())
                .header(LENGTH, progress.length())
                .build();
    }
}
