package skyferry.dataplane;

import java.util.List;
import skyferry.model.Mac;

/** What a {@code learn} action writes. */
final class Learning {
    private Learning() {}

    /** The flow that sends frames for this packet's source back the way that it came. */
    static Flow flow(FlowAction.Learn learn, Header header) {
        Match match = Match.ANY.tag((int) header.get(Field.REG6)).ethDst(new Mac(header.get(Field.ETH_SRC)));
        return new Flow(
                learn.table(),
                learn.priority(),
                match,
                List.of(new FlowAction.SetField(Field.TUN_ID, header.get(Field.TUN_ID)), new FlowAction.Output((int)
                        header.get(Field.IN_PORT))),
                0,
                "learned");
    }
}
