package skyferry.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.Inline;

/** Turns CommonMark's tree into the lesson's own, and tells what it does not know. */
final class MarkdownTree {
    private static final Pattern CALLOUT = Pattern.compile("\\[!([a-z]+)([^\\]]*)\\]\\s*");
    private static final Pattern ARGUMENT = Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|(\\S+))");

    private final LessonProblems problems;

    MarkdownTree(LessonProblems problems) {
        this.problems = problems;
    }

    /** The blocks below a node. */
    List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, blocks);
        }
        return blocks;
    }

    void block(Node node, List<Block> to) {
        switch (node) {
            case org.commonmark.node.Paragraph paragraph -> to.add(new Block.Paragraph(inlines(paragraph)));
            case org.commonmark.node.Heading heading -> to.add(new Block.Heading(heading.getLevel(), inlines(heading)));
            case BulletList list -> to.add(new Block.Items(Lesson.Order.BULLETS, items(list)));
            case OrderedList list -> to.add(new Block.Items(Lesson.Order.NUMBERS, items(list)));
            case FencedCodeBlock code ->
                to.add(new Block.Code(
                        String.valueOf(code.getInfo()), code.getLiteral().stripTrailing()));
            case IndentedCodeBlock code ->
                to.add(new Block.Code("", code.getLiteral().stripTrailing()));
            case BlockQuote quote -> quote(quote, to);
            default ->
                problems.add(
                        line(node),
                        "text of this kind cannot be shown in a lesson (expected paragraphs, lists, code,"
                                + " headings and framed blocks)");
        }
    }

    static int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 1
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private List<List<Block>> items(Node list) {
        List<List<Block>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item));
        }
        return items;
    }

    /** A quotation whose first words are {@code [!kind ..]} is a framed block. */
    private void quote(BlockQuote quote, List<Block> to) {
        List<Block> inside = blocks(quote);
        if (!inside.isEmpty() && inside.getFirst() instanceof Block.Paragraph(List<Inline> text)) {
            Matcher matcher = CALLOUT.matcher(plain(text));
            if (matcher.lookingAt()) {
                to.add(callout(quote, matcher, text, inside));
                return;
            }
        }
        to.add(new Block.Quote(inside));
    }

    private Block callout(BlockQuote quote, Matcher matcher, List<Inline> text, List<Block> inside) {
        List<Block> rest = new ArrayList<>(inside.subList(1, inside.size()));
        List<Inline> first = withoutPrefix(text, matcher.end());
        if (!first.isEmpty()) {
            rest.addFirst(new Block.Paragraph(first));
        }
        Lesson.CalloutKind kind = Lesson.CalloutKind.MODEL;
        boolean known = false;
        for (Lesson.CalloutKind candidate : Lesson.CalloutKind.values()) {
            if (candidate.name().toLowerCase(Locale.ROOT).equals(matcher.group(1))) {
                kind = candidate;
                known = true;
            }
        }
        if (!known) {
            problems.add(
                    line(quote),
                    "unknown block '[!" + matcher.group(1)
                            + "]' (expected predict, hint, check, model, teacher, myth, course,"
                            + " brief, medium or full)");
        }
        return new Block.Callout(kind, arguments(matcher.group(2)), rest);
    }

    static Map<String, String> arguments(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            arguments.put(matcher.group(1), matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return arguments;
    }

    /** Text whose first {@code length} plain characters, and a space after them, are gone. */
    private static List<Inline> withoutPrefix(List<Inline> text, int length) {
        List<Inline> rest = new ArrayList<>();
        int left = length;
        for (Inline inline : text) {
            String words = plain(List.of(inline));
            if (left >= words.length()) {
                left -= words.length();
            } else if (inline instanceof Inline.Plain(String all)) {
                String shown = all.substring(left);
                rest.add(new Inline.Plain(rest.isEmpty() ? shown.stripLeading() : shown));
                left = 0;
            } else {
                rest.add(inline);
                left = 0;
            }
        }
        while (!rest.isEmpty() && rest.getFirst() instanceof Inline.Break) {
            rest.removeFirst();
        }
        return rest;
    }

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

    List<Inline> inlines(Node parent) {
        List<Inline> inlines = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case org.commonmark.node.Text text -> plain(inlines, text.getLiteral());
                case SoftLineBreak ignored -> plain(inlines, " ");
                case HardLineBreak ignored -> inlines.add(new Inline.Break());
                case org.commonmark.node.Code code -> inlines.add(new Inline.Code(code.getLiteral()));
                case StrongEmphasis strong -> inlines.add(new Inline.Strong(inlines(strong)));
                case org.commonmark.node.Emphasis emphasis -> inlines.add(new Inline.Emphasis(inlines(emphasis)));
                case org.commonmark.node.Link link ->
                    inlines.add(new Inline.Link(link.getDestination(), inlines(link)));
                default ->
                    problems.add(
                            line(parent),
                            "this mark cannot be shown in a lesson (expected words, *emphasis*,"
                                    + " **strong**, `code` and links)");
            }
        }
        return inlines;
    }

    /** Pieces of plain text that follow each other are one. */
    private static void plain(List<Inline> inlines, String words) {
        if (!inlines.isEmpty() && inlines.getLast() instanceof Inline.Plain(String before)) {
            inlines.set(inlines.size() - 1, new Inline.Plain(before + words));
        } else {
            inlines.add(new Inline.Plain(words));
        }
    }
}
