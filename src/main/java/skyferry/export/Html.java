package skyferry.export;

import java.util.function.Function;
import skyferry.scene.Palette;
import skyferry.scene.Picture;

/** A page of HTML that is being written: everything in one file, light or dark as the reader's screen, light on paper. */
final class Html {
    private static final String STYLE = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 Inter, system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1.5rem;
          color: #1b2733; background: #ffffff; }
        h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 2.4rem; } h3 { margin-bottom: .3rem; }
        figure { margin: 1.2rem 0; break-inside: avoid; } figure svg { width: 100%; height: auto; }
        figcaption, .note { color: #566372; font-size: .9rem; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .92rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #d5dce3; }
        tr { break-inside: avoid; } thead { display: table-header-group; }
        .dark { display: none; }
        @media screen and (prefers-color-scheme: dark) {
          body { color: #e6edf3; background: #0f161d; } figcaption, .note { color: #9fb0c0; }
          th, td { border-color: #2c3947; } .light { display: none; } .dark { display: block; }
        }
        @media print { body { margin: 0; max-width: none; font-size: 10.5pt; } h2, h3 { break-after: avoid; } }
        """;

    private final StringBuilder body = new StringBuilder(1 << 16);
    private final SvgExport svg = new SvgExport();

    void heading(int level, String text) {
        body.append("<h").append(level).append('>').append(escaped(text));
        body.append("</h").append(level).append(">\n");
    }

    void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    void note(String text) {
        body.append("<p class=\"note\">").append(escaped(text)).append("</p>\n");
    }

    Html open(String element) {
        body.append('<').append(element).append(">\n");
        return this;
    }

    void close(String element) {
        body.append("</").append(element).append(">\n");
    }

    /** A row of cells; one of heads is repeated on every page of paper. */
    Html row(String cell, String... texts) {
        boolean head = cell.equals("th");
        body.append(head ? "<thead><tr>" : "<tr>");
        for (String text : texts) {
            body.append('<').append(cell).append('>').append(escaped(text));
            body.append("</").append(cell).append('>');
        }
        body.append(head ? "</tr></thead>\n" : "</tr>\n");
        return this;
    }

    /** A picture in both looks, of which the reader sees one. */
    void figure(Function<Palette, Picture> picture, String caption, String spoken) {
        body.append("<figure>\n");
        drawing("light", picture.apply(Palette.light()), spoken);
        drawing("dark", picture.apply(Palette.dark()), spoken);
        body.append("<figcaption>").append(escaped(caption)).append("</figcaption></figure>\n");
    }

    private void drawing(String look, Picture picture, String spoken) {
        body.append("<div class=\"").append(look).append("\" role=\"img\" aria-label=\"");
        body.append(escaped(spoken)).append("\">").append(svg.text(picture)).append("</div>\n");
    }

    /** The whole page. */
    String page(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
