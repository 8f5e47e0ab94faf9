package skyferry.lesson.recall;

import java.util.List;

/**
 * Writes cards as Anki's text import reads them (Anki manual, "Text files"). Field 1 is the card's id, so that importing a later
 * export changes the notes that are there instead of adding others.
 */
public final class AnkiText {
    private AnkiText() {}

    /** The file's content; ends of lines are LF, in the order given. */
    public static String of(List<Card> cards) {
        StringBuilder text = new StringBuilder("#separator:Tab\n#html:true\n#notetype:Skyferry\n#deck:Skyferry\n");
        text.append("#tags column:").append(CardFile.COLUMNS.size()).append('\n');
        text.append("#columns:").append(String.join("\t", CardFile.COLUMNS)).append('\n');
        for (Card card : cards) {
            text.append(String.join(
                            "\t",
                            card.id(),
                            escaped(card.front()),
                            escaped(card.back()),
                            card.replay().map(Replay::text).orElse(""),
                            String.join(" ", card.tags())))
                    .append('\n');
        }
        return text.toString();
    }

    /** Plain text as HTML in one line. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", " ")
                .replace("\n", "<br>");
    }

    /** The contrary. */
    static String unescaped(String html) {
        return html.replaceAll("<br ?/?>", "\n")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
