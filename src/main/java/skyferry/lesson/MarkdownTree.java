package skyferry.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.Inline;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/** Turns CommonMark's tree into the lesson's own, and reports what a lesson does not show. */
final class MarkdownTree {
    private static final int DEEPEST = 16;

    private final Diagnostics diagnostics;
    private final Heads heads;
    private final Callouts callouts;
    private final Set<Integer> usedHeads = new HashSet<>();
    private int depth;

    MarkdownTree(Diagnostics diagnostics, Heads heads, Callouts callouts) {
        this.diagnostics = diagnostics;
        this.heads = heads;
        this.callouts = callouts;
    }

    /** Lines whose heads began a block. */
    Set<Integer> usedHeads() {
        return usedHeads;
    }

    /** Where a node begins; a head that was taken out before it in its line is counted in. */
    Place place(Node node) {
        Node here = node;
        while (here.getSourceSpans().isEmpty() && here.getParent() != null) {
            here = here.getParent();
        }
        if (here.getSourceSpans().isEmpty()) {
            return Place.START;
        }
        SourceSpan span = here.getSourceSpans().getFirst();
        Place place = new Place(span.getLineIndex() + 1, span.getColumnIndex() + 1);
        Optional<Heads.Head> head = heads.in(place.line()).filter(each -> place.column() >= each.column());
        return head.map(each -> place.right(each.length())).orElse(place);
    }

    private List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        if (++depth > DEEPEST) {
            diagnostics.at(place(parent), Problem.TOO_DEEP, DEEPEST).add();
        } else {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                block(node, blocks);
            }
        }
        depth--;
        return blocks;
    }

    /** Adds what a node shows. */
    void block(Node node, List<Block> to) {
        switch (node) {
            case org.commonmark.node.Paragraph paragraph -> to.add(new Block.Paragraph(inlines(paragraph)));
            case org.commonmark.node.Heading heading -> to.add(new Block.Heading(heading.getLevel(), inlines(heading)));
            case BulletList list -> to.add(new Block.Items(Lesson.Order.BULLETS, items(list)));
            case OrderedList list -> to.add(new Block.Items(Lesson.Order.NUMBERS, items(list)));
            case FencedCodeBlock code ->
                to.add(new Block.Code(
                        code.getInfo() == null ? "" : code.getInfo(),
                        code.getLiteral().stripTrailing()));
            case IndentedCodeBlock code ->
                to.add(new Block.Code("", code.getLiteral().stripTrailing()));
            case BlockQuote quote -> quote(quote, to);
            case org.commonmark.node.LinkReferenceDefinition definition -> {
                // Links show it, not the page.
            }
            default -> report(node, "paragraphs", "lists", "code", "headings", "framed blocks");
        }
    }

    private void report(Node node, String... shown) {
        diagnostics
                .at(place(node), Problem.NOT_SHOWN, node.getClass().getSimpleName())
                .expected(shown)
                .add();
    }

    private List<List<Block>> items(Node list) {
        List<List<Block>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item));
        }
        return items;
    }

    private void quote(BlockQuote quote, List<Block> to) {
        int line = quote.getSourceSpans().getFirst().getLineIndex() + 1;
        Optional<Heads.Head> head = heads.in(line).filter(each -> depth == 0);
        List<Block> inside = blocks(quote);
        if (head.isEmpty()) {
            to.add(new Block.Quote(inside));
            return;
        }
        usedHeads.add(line);
        callouts.kind(head.get(), line).ifPresent(kind -> {
            Block.Callout callout = new Block.Callout(kind, head.get().arguments(), inside);
            if (kind == Lesson.CalloutKind.PREDICT) {
                Prediction.check(callout, new Place(line, head.get().column()), diagnostics);
            }
            to.add(callout);
        });
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

    /** The text below a node. */
    List<Inline> inlines(Node parent) {
        List<Inline> inlines = new ArrayList<>();
        if (++depth > DEEPEST) {
            diagnostics.at(place(parent), Problem.TOO_DEEP, DEEPEST).add();
        } else {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                inline(node, inlines);
            }
        }
        depth--;
        return inlines;
    }

    private void inline(Node node, List<Inline> to) {
        switch (node) {
            case org.commonmark.node.Text text -> plain(to, text.getLiteral());
            case SoftLineBreak lineEnd -> plain(to, " ");
            case HardLineBreak lineEnd -> to.add(new Inline.Break());
            case org.commonmark.node.Code code -> to.add(new Inline.Code(code.getLiteral()));
            case StrongEmphasis strong -> to.add(new Inline.Strong(inlines(strong)));
            case org.commonmark.node.Emphasis emphasis -> to.add(new Inline.Emphasis(inlines(emphasis)));
            case org.commonmark.node.Link link -> to.add(new Inline.Link(link.getDestination(), inlines(link)));
            default -> report(node, "words", "*emphasis*", "**strong**", "`code`", "links");
        }
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
