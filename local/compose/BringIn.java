import io.partline.local.demonetwork.DemoNetwork;
import io.partline.local.demonetwork.Size;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the demo network into a platform, as HQ, by the import endpoints. Does nothing if it is there: the hinge of the
 * story, in the last file, has stock at HQ.
 *
 * <p>{@code java -cp demo-network.jar BringIn.java} with {@code GATEWAY} and {@code TOKENS} (the issuer's token endpoint).
 */
public class BringIn {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String GATEWAY = System.getenv("GATEWAY");

    public static void main(String[] arguments) throws Exception {
        String token = token(Files.readString(Path.of("/run/secrets/hq-client")).strip());
        HttpResponse<String> hinge =
                send(asked("/api/stock/HQ/" + DemoNetwork.HINGE, token).GET());
        if (hinge.statusCode() == 200) {
            System.out.println("the demo network is there");
            return;
        }
        for (Map.Entry<String, String> file : DemoNetwork.of(Size.DEMO).files().entrySet()) {
            bringIn(file.getKey(), file.getValue(), token);
        }
    }

    private static void bringIn(String collection, String csv, String token) throws Exception {
        HttpResponse<String> accepted = send(asked("/api/" + collection + "/import", token)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
        String location = accepted.headers().firstValue("Location").orElseThrow(() -> refused(collection, accepted));
        while (true) {
            HttpResponse<String> report = send(asked(location, token).GET());
            if (report.statusCode() != 200) {
                throw refused(collection, report);
            }
            if (member(report.body(), "status").equals("COMPLETED")) {
                if (!member(report.body(), "rejectedRows").equals("0")) {
                    throw refused(collection, report);
                }
                System.out.println(collection + ": " + member(report.body(), "processedRows") + " rows");
                return;
            }
            Thread.sleep(500);
        }
    }

    private static String token(String secret) throws Exception {
        String form = "grant_type=client_credentials&client_id=HQ&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(System.getenv("TOKENS")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw refused("token", answer);
        }
        return member(answer.body(), "access_token");
    }

    private static HttpRequest.Builder asked(String path, String token) {
        return HttpRequest.newBuilder(URI.create(GATEWAY).resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** A member of a flat JSON object; enough for these three answers, and no library is at hand. */
    private static String member(String json, String name) {
        Matcher found =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    private static IllegalStateException refused(String what, HttpResponse<String> answer) {
        return new IllegalStateException(
                "%s did not come in: %d %s".formatted(what, answer.statusCode(), answer.body()));
    }
}
