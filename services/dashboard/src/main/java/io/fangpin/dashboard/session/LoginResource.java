package io.fangpin.dashboard.session;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Where the console sends people to log in; the code flow has run when this answers. */
@Path("/login")
public class LoginResource {

    /** Goes on to the page asked for; only to a path of this site. */
    @GET
    public Response login(@QueryParam("to") @DefaultValue("/") String to) {
        boolean ownPath = to.startsWith("/") && !to.startsWith("//") && !to.contains("\\");
        return Response.seeOther(URI.create(ownPath ? to : "/")).build();
    }
}
