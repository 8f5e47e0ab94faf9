package skyferry.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Stage;

/** A line in the drawing of a bridge: one table of the pipeline, or two that answer one question together. */
enum FlowRow {
    CLASSIFY("0", "CLASSIFY", Stage.CLASSIFY),
    PORT_SECURITY("10", "PORT_SECURITY", Stage.PORT_SECURITY),
    ARP_RESPONDER("20", "ARP_RESPONDER", Stage.ARP_RESPONDER),
    SG_EGRESS("30/31", "SG_EGRESS", Stage.SG_EGRESS_CT, Stage.SG_EGRESS),
    L2_LOCAL("40", "L2_LOCAL", Stage.L2_LOCAL),
    L2_REMOTE("45/46", "L2_REMOTE", Stage.L2_REMOTE, Stage.L2_LEARNED),
    SG_INGRESS("50/51", "SG_INGRESS", Stage.SG_INGRESS_CT, Stage.SG_INGRESS),
    OUTPUT("60", "OUTPUT", Stage.OUTPUT);

    private final String numbers;
    private final String title;
    private final List<Stage> stages;

    FlowRow(String numbers, String title, Stage... stages) {
        this.numbers = numbers;
        this.title = title;
        this.stages = List.of(stages);
    }

    /** The row of a table. */
    static Optional<FlowRow> of(int table) {
        return Arrays.stream(values())
                .filter(row -> row.stages.stream().anyMatch(stage -> stage.table() == table))
                .findFirst();
    }

    String numbers() {
        return numbers;
    }

    /** The tables' numbers and their name: {@code 40 L2_LOCAL}. */
    String title() {
        return numbers + " " + title;
    }

    List<Stage> stages() {
        return stages;
    }
}
