package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bridge's flow tables by number. Immutable; a change shares the tables that it does not touch. */
final class Pipeline {
    static final Pipeline EMPTY = new Pipeline(new FlowTable[0]);

    private final FlowTable[] tables;

    private Pipeline(FlowTable[] tables) {
        this.tables = tables;
    }

    List<FlowTable> tables() {
        return Arrays.asList(tables);
    }

    FlowTable table(int number) {
        for (FlowTable table : tables) {
            if (table.number() == number) {
                return table;
            }
        }
        return FlowTable.empty(number);
    }

    Pipeline with(Collection<Flow> remove, Collection<Flow> add) {
        if (remove.isEmpty() && add.isEmpty()) {
            return this;
        }
        Map<Integer, Change> changes = new LinkedHashMap<>();
        remove.forEach(flow ->
                changes.computeIfAbsent(flow.table(), n -> new Change()).remove.add(flow));
        add.forEach(flow ->
                changes.computeIfAbsent(flow.table(), n -> new Change()).add.add(flow));
        List<FlowTable> next = new ArrayList<>(Arrays.asList(tables));
        changes.forEach((number, change) -> replace(next, table(number).with(change.remove, change.add)));
        return new Pipeline(next.toArray(FlowTable[]::new));
    }

    Pipeline withMembers(Stage stage, int tag, Members members) {
        List<FlowTable> next = new ArrayList<>(Arrays.asList(tables));
        replace(next, table(stage.table()).withMembers(tag, members));
        return new Pipeline(next.toArray(FlowTable[]::new));
    }

    void differences(Pipeline before, Differences differences) {
        if (this == before) {
            return;
        }
        for (int i = 0; i < tables.length; i++) {
            if (!isSame(tables, before.tables, i)) {
                tables[i].differences(before.table(tables[i].number()), differences);
            }
        }
        for (int i = 0; i < before.tables.length; i++) {
            FlowTable old = before.tables[i];
            if (!isSame(before.tables, tables, i) && table(old.number()).size() == 0) {
                table(old.number()).differences(old, differences);
            }
        }
    }

    /** Whether a table is shared, seen from the references alone: most are, and are not even read. */
    private static boolean isSame(FlowTable[] some, FlowTable[] others, int place) {
        return place < others.length && some[place] == others[place];
    }

    private static void replace(List<FlowTable> tables, FlowTable changed) {
        int place = 0;
        while (place < tables.size() && tables.get(place).number() < changed.number()) {
            place++;
        }
        if (place < tables.size() && tables.get(place).number() == changed.number()) {
            tables.set(place, changed);
        } else {
            tables.add(place, changed);
        }
    }

    private static final class Change {
        private final List<Flow> remove = new ArrayList<>();
        private final List<Flow> add = new ArrayList<>();
    }
}
