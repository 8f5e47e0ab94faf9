package skyferry.lesson.recall;

import java.util.List;
import java.util.Optional;

/**
 * A question with its answer on the back.
 *
 * @param id stable: reviews and other programs know the card by it; begins with the lesson's id and a hyphen
 * @param replay what of a run is shown with the answer
 */
public record Card(String id, String front, String back, Optional<Replay> replay, List<String> tags) {
    public Card {
        tags = List.copyOf(tags);
    }

    /** The id of the lesson that it belongs to. */
    public String lesson() {
        return id.substring(0, Math.max(0, id.indexOf('-')));
    }
}
