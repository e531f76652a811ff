package io.partline.chassis.follow;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Where an operator sees the followers and has a projection rebuilt. */
@Refuses(Forbidden.class)
@RestController
class FollowerApi {
    private final Followers followers;

    FollowerApi(Followers followers) {
        this.followers = followers;
    }

    @Operation(summary = "Every follower of the event log: position, lag, failure, rebuild")
    @GetMapping("/ops/followers")
    List<FollowerStatus> listFollowers(Caller caller) {
        caller.require("see-followers", Role.OPS);
        return followers.statuses();
    }

    @Operation(summary = "One follower, with the progress of its rebuild")
    @GetMapping("/ops/followers/{name}")
    FollowerStatus getFollower(@PathVariable String name, Caller caller) {
        caller.require("see-followers", Role.OPS);
        return followers.status(name);
    }

    @Operation(summary = "Rebuild a projection from its events while the present rows keep answering")
    @PostMapping("/ops/followers/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Rebuild.Progress> rebuildProjection(@PathVariable String name, Caller caller) {
        caller.require("rebuild-projection", Role.OPS);
        return ResponseEntity.accepted()
                .location(URI.create("../" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)))
                .body(followers.rebuild(name));
    }
}
