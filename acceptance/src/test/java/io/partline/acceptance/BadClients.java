package io.partline.acceptance;

import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients like the station S-TZ-01, each with one thing wrong. */
final class BadClients {
    static final String OTHER_AUDIENCE = "bad-audience";
    static final String SHORT_LIVED = "bad-expired";
    static final String TWO_ROLES = "bad-two-roles";
    static final String NO_SITE = "bad-no-site";

    private static final String PATTERN = "S-TZ-01";

    private BadClients() {}

    static void into(ObjectNode realm) {
        scopeForAnotherAudience(realm);
        ((ArrayNode) client(realm, OTHER_AUDIENCE).get("defaultClientScopes"))
                .removeAll()
                .add("basic")
                .add("elsewhere");
        user(realm, OTHER_AUDIENCE);
        client(realm, SHORT_LIVED).putObject("attributes").put("access.token.lifespan", "1");
        user(realm, SHORT_LIVED);
        client(realm, TWO_ROLES);
        ((ArrayNode) user(realm, TWO_ROLES).get("realmRoles")).add("HQ");
        client(realm, NO_SITE);
        ((ObjectNode) user(realm, NO_SITE).get("attributes")).remove("site");
    }

    private static void scopeForAnotherAudience(ObjectNode realm) {
        ObjectNode scope =
                (ObjectNode) find(realm.get("clientScopes"), "name", "partline").deepCopy();
        scope.put("name", "elsewhere");
        ObjectNode audience = (ObjectNode) find(scope.get("protocolMappers"), "name", "audience");
        ((ObjectNode) audience.get("config")).put("included.custom.audience", "elsewhere");
        ((ArrayNode) realm.get("clientScopes")).add(scope);
    }

    private static ObjectNode client(ObjectNode realm, String id) {
        ObjectNode client =
                (ObjectNode) find(realm.get("clients"), "clientId", PATTERN).deepCopy();
        ((ArrayNode) realm.get("clients")).add(client.put("clientId", id));
        return client;
    }

    private static ObjectNode user(ObjectNode realm, String id) {
        ObjectNode user = (ObjectNode)
                find(realm.get("users"), "serviceAccountClientId", PATTERN).deepCopy();
        ((ArrayNode) realm.get("users"))
                .add(user.put("serviceAccountClientId", id).put("username", "service-account-" + id));
        return user;
    }

    private static JsonNode find(JsonNode among, String member, String value) {
        return StreamSupport.stream(among.spliterator(), false)
                .filter(each -> each.path(member).asString("").equals(value))
                .findFirst()
                .orElseThrow();
    }
}
