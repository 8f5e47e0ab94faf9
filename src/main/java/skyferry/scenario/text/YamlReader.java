package skyferry.scenario.text;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document into a tree. The tree is built from the parser's events with a stack of its own: no nesting,
 * however deep, exhausts the thread's stack, and a limit is noticed as soon as it is passed.
 */
public final class YamlReader {
    private final Diagnostics diagnostics;
    private final YamlLimits limits;

    private YamlReader(Diagnostics diagnostics, YamlLimits limits) {
        this.diagnostics = diagnostics;
        this.limits = limits;
    }

    /** The document's root; empty if there is none, or if what was found wrong leaves nothing to go on with. */
    public static Optional<Yaml> read(Diagnostics diagnostics, YamlLimits limits) {
        return new YamlReader(diagnostics, limits).document();
    }

    private Optional<Yaml> document() {
        SourceText source = diagnostics.source();
        TreeBuilder tree = new TreeBuilder(diagnostics, limits);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setCodePointLimit(limits.codePoints() + 1)
                .build();
        try {
            Iterator<Event> events =
                    new Parse(settings).parseString(source.text()).iterator();
            boolean documentSeen = false;
            while (events.hasNext() && !tree.isBroken()) {
                Event event = events.next();
                if (event instanceof DocumentStartEvent && documentSeen) {
                    diagnostics
                            .at(placeOf(event.getStartMark()), Problem.SECOND_DOCUMENT)
                            .add();
                    return Optional.empty();
                }
                documentSeen |= event instanceof DocumentStartEvent;
                take(event, tree);
            }
        } catch (MarkedYamlEngineException e) {
            report(placeOf(e.getProblemMark().or(e::getContextMark)), problem(e));
            return Optional.empty();
        } catch (ReaderException e) {
            diagnostics
                    .at(source.placeOf(e.getPosition()), Problem.NOT_TEXT, String.format("U+%04X", e.getCodePoint()))
                    .add();
            return Optional.empty();
        } catch (YamlEngineException e) {
            report(Place.START, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        Optional<Yaml> root = tree.root();
        if (root.isEmpty() && !tree.isBroken()) {
            diagnostics.at(Place.START, Problem.EMPTY_FILE).add();
        }
        return root;
    }

    /** The parser's words, with the line in which it began what it could not end. */
    private static String problem(MarkedYamlEngineException e) {
        String problem = Objects.requireNonNullElse(e.getProblem(), "")
                .lines()
                .findFirst()
                .orElse("");
        Optional<Mark> begun = e.getContextMark();
        boolean elsewhere = begun.isPresent()
                && e.getProblemMark().isPresent()
                && begun.get().getLine() != e.getProblemMark().get().getLine();
        return elsewhere
                ? problem + ", " + e.getContext() + " begun in line "
                        + placeOf(begun).line()
                : problem;
    }

    private void report(Place place, String problem) {
        String first = problem == null ? "" : problem.lines().findFirst().orElse("");
        diagnostics.at(place, Problem.YAML_SYNTAX, first.strip()).add();
    }

    private static void take(Event event, TreeBuilder tree) {
        Place place = placeOf(event.getStartMark());
        switch (event) {
            case ScalarEvent scalar ->
                tree.scalar(place, scalar.getValue(), style(scalar), scalar.getTag(), scalar.getAnchor());
            case CollectionStartEvent start ->
                tree.begin(place, event.getEventId() == Event.ID.MappingStart, start.getTag(), start.getAnchor());
            case AliasEvent alias -> tree.alias(place, alias.getAlias());
            case MappingEndEvent end -> tree.end();
            case SequenceEndEvent end -> tree.end();
            default -> {
                // Starts and ends of stream and document carry nothing.
            }
        }
    }

    private static Yaml.Style style(ScalarEvent scalar) {
        return switch (scalar.getScalarStyle()) {
            case PLAIN -> Yaml.Style.PLAIN;
            case LITERAL, FOLDED -> Yaml.Style.BLOCK;
            default -> Yaml.Style.QUOTED;
        };
    }

    private static Place placeOf(Optional<Mark> mark) {
        return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(Place.START);
    }
}
