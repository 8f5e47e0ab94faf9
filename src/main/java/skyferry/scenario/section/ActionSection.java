package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.model.Action;
import skyferry.model.Fabric;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.model.Verb;
import skyferry.scenario.shape.Cases;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.text.Yaml;

/** {@code actions}, and the steps of a solution: what is done to the world, and when. */
public final class ActionSection {
    private static final Cases ACTION = Cases.of("action", "do", structs());

    /** A list of actions. */
    public static final Type<List<Cases.Case>> TYPE = ListOf.of(ACTION);

    private final MigrationOptions migration;
    private final Fabric fabric;
    private final Reading in;

    /**
     * Makes actions.
     *
     * @param migration the options that an action's own are laid over
     */
    public ActionSection(MigrationOptions migration, Fabric fabric, Reading in) {
        this.migration = migration;
        this.fabric = fabric;
        this.in = in;
    }

    private static Map<String, Struct> structs() {
        Map<String, Struct> structs = new LinkedHashMap<>();
        for (Verb verb : Verb.values()) {
            List<Key<?>> keys = new ArrayList<>();
            keys.add(ActionKeys.AT);
            keys.addAll(keys(verb));
            structs.put(verb.id(), new Struct(verb.id() + " action", keys));
        }
        return structs;
    }

    private static List<Key<?>> keys(Verb verb) {
        return switch (verb) {
            case MIGRATE -> joined(List.of(ActionKeys.VM, ActionKeys.TO, ActionKeys.TECHNIQUE), MigrationSection.KEYS);
            case SET_OPTION -> joined(List.of(ActionKeys.VM), MigrationSection.KEYS);
            case CANCEL, START_POSTCOPY, RECOVER, CLEAR_DUPLICATE -> List.of(ActionKeys.VM);
            case SET_LINK_RATE -> List.of(LinkEnds.REQUIRED, ActionKeys.RATE);
            case SET_THROTTLE -> List.of(ActionKeys.VM, ActionKeys.THROTTLE);
            case SET_PAUSE_LIMIT -> List.of(ActionKeys.VM, ActionKeys.LIMIT);
            case SET_LOAD -> List.of(ActionKeys.VM, ActionKeys.SCALE);
            case CUT_LINK, RESTORE_LINK -> List.of(LinkEnds.REQUIRED);
            case FAIL_HOST, DRAIN, REFILL -> List.of(ActionKeys.HOST);
            case RESTART -> List.of(ActionKeys.VM, ActionKeys.HOST_IF_ANY);
            case ATTACH -> List.of(ActionKeys.VM, ActionKeys.NET, ActionKeys.ATTACH_AS);
            case DETACH -> List.of(ActionKeys.VM, ActionKeys.NET);
            case PLACE -> List.of(ActionKeys.VM, ActionKeys.HOST);
            case ADD_RULE -> List.of(ActionKeys.GROUP, ActionKeys.RULE);
            case REMOVE_RULE -> List.of(ActionKeys.GROUP, ActionKeys.RULE_NUMBER);
            case INJECT_FAULT -> FaultSection.KEYS;
            case CLEAR_FAULT -> FaultSection.KEYS;
            case SET_POLICY -> List.of(ActionKeys.POLICY);
            case WAIT -> List.of();
        };
    }

    private static List<Key<?>> joined(List<Key<?>> first, List<Key<?>> second) {
        List<Key<?>> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The actions, in the order in which they are written. */
    public List<Action> actions(List<Cases.Case> written) {
        List<Action> actions = new ArrayList<>();
        written.forEach(each -> action(each).ifPresent(actions::add));
        return List.copyOf(actions);
    }

    private Optional<Action> action(Cases.Case written) {
        Verb verb = Verb.valueOf(written.word().toUpperCase(Locale.ROOT).replace('-', '_'));
        Fields fields = written.fields();
        long at = fields.get(ActionKeys.AT);
        return switch (verb) {
            case MIGRATE ->
                Optional.of(new Action.Migrate(
                        at,
                        fields.get(ActionKeys.VM),
                        fields.get(ActionKeys.TO),
                        fields.or(ActionKeys.TECHNIQUE, Technique.PRECOPY),
                        MigrationSection.any(fields)
                                ? Optional.of(MigrationSection.over(migration, fields, in))
                                : Optional.empty()));
            case CANCEL -> Optional.of(new Action.Cancel(at, fields.get(ActionKeys.VM)));
            case SET_LINK_RATE -> link(fields).map(id -> new Action.SetLinkRate(at, id, fields.get(ActionKeys.RATE)));
            case SET_PAUSE_LIMIT ->
                Optional.of(new Action.SetPauseLimit(at, fields.get(ActionKeys.VM), fields.get(ActionKeys.LIMIT)));
            case SET_OPTION ->
                Optional.of(new Action.SetOption(
                        at, fields.get(ActionKeys.VM), MigrationSection.over(migration, fields, in)));
            case SET_LOAD ->
                Optional.of(new Action.SetLoad(at, fields.get(ActionKeys.VM), fields.get(ActionKeys.SCALE)));
            case CUT_LINK -> link(fields).map(id -> new Action.CutLink(at, id));
            case RESTORE_LINK -> link(fields).map(id -> new Action.RestoreLink(at, id));
            case INJECT_FAULT -> Optional.of(new Action.InjectFault(at, FaultSection.fault(fields, at, fabric, in)));
            case CLEAR_FAULT -> Optional.of(FaultSection.cleared(fields, at, fabric, in));
            case CLEAR_DUPLICATE -> Optional.of(new Action.ClearDuplicate(at, fields.get(ActionKeys.VM)));
            case START_POSTCOPY -> Optional.of(new Action.StartPostcopy(at, fields.get(ActionKeys.VM)));
            case RECOVER -> Optional.of(new Action.Recover(at, fields.get(ActionKeys.VM)));
            case SET_THROTTLE ->
                Optional.of(new Action.SetThrottle(at, fields.get(ActionKeys.VM), fields.get(ActionKeys.THROTTLE)));
            case FAIL_HOST -> Optional.of(new Action.FailHost(at, fields.get(ActionKeys.HOST)));
            case RESTART ->
                Optional.of(new Action.Restart(at, fields.get(ActionKeys.VM), fields.find(ActionKeys.HOST_IF_ANY)));
            case ATTACH ->
                Optional.of(new Action.Attach(
                        at, fields.get(ActionKeys.VM), fields.get(ActionKeys.NET), fields.find(ActionKeys.ATTACH_AS)));
            case DETACH -> Optional.of(new Action.Detach(at, fields.get(ActionKeys.VM), fields.get(ActionKeys.NET)));
            case WAIT -> Optional.of(new Action.Wait(at));
            default -> Optional.of(new Action.Other(at, verb, arguments(verb, fields)));
        };
    }

    private Optional<String> link(Fields fields) {
        return LinkEnds.id(fields, LinkEnds.REQUIRED, fabric, in);
    }

    /** Arguments as they were written. */
    private static Map<String, String> arguments(Verb verb, Fields fields) {
        Map<String, String> arguments = new TreeMap<>();
        for (Key<?> key : keys(verb)) {
            fields.node(key).ifPresent(node -> arguments.put(key.name(), text(node)));
        }
        return arguments;
    }

    private static String text(Yaml node) {
        return switch (node) {
            case Yaml.Scalar scalar -> scalar.value();
            case Yaml.Sequence sequence ->
                sequence.items().stream().map(ActionSection::text).toList().toString();
            case Yaml.Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.name() + ": " + text(entry.value()))
                        .toList()
                        .toString();
        };
    }
}
