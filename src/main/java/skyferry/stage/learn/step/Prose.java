package skyferry.stage.learn.step;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.Inline;

/** The lesson's text as nodes. */
public interface Prose {

    /** A paragraph or something like it; empty where the learner is not to see it. */
    Optional<Node> block(Block block);

    /** Words that break into lines. */
    Node line(List<Inline> text);

    /** The letters of a text without its marks. */
    static String plain(List<Inline> text) {
        StringBuilder plain = new StringBuilder();
        for (Inline inline : text) {
            plain.append(
                    switch (inline) {
                        case Inline.Plain(String words) -> words;
                        case Inline.Code(String words) -> words;
                        case Inline.Strong(List<Inline> inner) -> plain(inner);
                        case Inline.Emphasis(List<Inline> inner) -> plain(inner);
                        case Inline.Link(String target, List<Inline> inner) -> plain(inner);
                        case Inline.Break() -> " ";
                    });
        }
        return plain.toString();
    }
}
