import io.partline.local.story.Story;
import java.net.URI;

/** Plays the 23 days at a gateway: {@code java -cp launcher.jar Play.java <gateway> <token endpoint>}. */
public class Play {
    public static void main(String[] arguments) {
        System.exit(Story.play(URI.create(arguments[0]), URI.create(arguments[1]), System.out));
    }
}
