package io.fangpin.kit.consume;

import io.fangpin.kit.consume.DeadLetters.Letter;
import io.fangpin.kit.consume.DeadLetters.Waiting;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.schemas.Topics;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Administrators see why events could not be processed, and replay them once the cause is gone. */
@Path("/dead-letters")
@RolesAllowed(Roles.ADMINISTRATOR)
@Blocking
public class DeadLettersResource {
    private static final int MAX_LETTERS = 1000;

    private final DeadLetters letters;

    @Inject
    public DeadLettersResource(DeadLetters letters) {
        this.letters = letters;
    }

    /** How many letters a replay published. */
    public record Replayed(int replayed) {}

    @GET
    public List<Waiting> topics() {
        return letters.topics();
    }

    @GET
    @Path("/{topic}")
    public List<Letter> list(@PathParam("topic") String topic, @QueryParam("limit") @DefaultValue("200") int limit) {
        return letters.list(known(topic), Math.clamp(limit, 1, MAX_LETTERS));
    }

    @POST
    @Path("/{topic}/replay")
    public Replayed replay(@PathParam("topic") String topic) {
        return new Replayed(letters.replay(known(topic)));
    }

    private static String known(String topic) {
        if (Topics.all().stream().noneMatch(known -> known.name().equals(topic))) {
            throw Problem.notFound("没有这个主题 / No such topic").asException();
        }
        return topic;
    }
}
